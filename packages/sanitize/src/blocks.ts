/** Elements whose content stands on lines of its own. */
export const blocks: ReadonlySet<string> = new Set(
  [
    'address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header',
    'hgroup hr li menu ol p pre section summary table tr ul',
  ]
    .join(' ')
    .split(' '),
);
