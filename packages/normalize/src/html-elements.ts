const elements = new Set(
  `a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col
  dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr
  html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noscript object ol
  optgroup option output p param picture pre progress q rp rt ruby s samp script section select small source span strike strong style
  sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr`.split(
    /\s+/,
  ),
);

/** Whether a name is one of HTML's, also of the obsolete ones. `RSS <<<Tutorial>>>` is text, `RSS <b>Tutorial</b>` is not. */
export function isHtmlElement(name: string): boolean {
  return elements.has(name.toLowerCase());
}
