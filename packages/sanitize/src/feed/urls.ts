import type { FeedContext } from './context.ts';
import { withoutParameters } from './parameters.ts';

/** A URL that a reader follows, absolute; without tracking parameters; undefined when its scheme is not allowed, it is broken, too long or only a fragment. */
export function linkUrl(value: string, context: FeedContext): string | undefined {
  const url = resolve(value, context.rules.linkSchemes, context);
  return url && withoutParameters(url, context.rules.isTrackingParameter);
}

/** A URL that a reader's browser loads for an image or a player: as `linkUrl`, but for the schemes, and without credentials. */
export function mediaUrl(value: string, context: FeedContext): string | undefined {
  return resolve(value, context.rules.mediaSchemes, context);
}

/** A small raster image inside its own URL (RFC 2397, base64 only), or undefined. */
export function dataImageUrl(value: string, { rules }: FeedContext): string | undefined {
  if (!/^\s*data:/i.test(value)) return undefined;
  const [head = '', ...body] = value.replace(/\s+/g, '').split(',');
  const url = `${head.toLowerCase().replace('image/jpg', 'image/jpeg')},${body.join(',')}`;
  return url.length <= rules.policy.dataImages.length && rules.dataImage.test(url) ? url : undefined;
}

function resolve(
  value: string,
  schemes: ReadonlySet<string>,
  { rules, baseUrl, budget }: FeedContext,
): string | undefined {
  const length = rules.limits.url;
  const text = trimUrl(value);
  if (text === '' || text.startsWith('#')) return undefined;
  budget.spend(text.length);
  if (text.length > length) return undefined;
  // With `scheme://` the base says nothing, and reading it costs as much time as it is long.
  const base = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? undefined : baseUrl?.href;
  const url = URL.parse(text, base);
  budget.spend(Math.max(text.length, url?.href.length ?? 0, base?.length ?? 0) - text.length);
  const found = url ? absolute(url, schemes) : relative(text, schemes);
  return found !== undefined && found.length <= length ? found : undefined;
}

/** As the URL parser does first (URL §4.4): no control characters or spaces around, no tabs and line ends within. */
function trimUrl(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && value.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && value.charCodeAt(end - 1) <= 0x20) end -= 1;
  return value.slice(start, end).replace(/[\t\n\r]+/g, '');
}

function absolute(url: URL, schemes: ReadonlySet<string>): string | undefined {
  if (!schemes.has(url.protocol.slice(0, -1))) return undefined;
  // "https://your-bank.example@evil.example/" is written to be misread.
  url.username = '';
  url.password = '';
  return encodeMarkup(url.href);
}

/** Without a base a relative URL keeps meaning the page it is shown on; `//host/path` gets the scheme it would get there. */
function relative(text: string, schemes: ReadonlySet<string>): string | undefined {
  if (/^[\\/]{2}/.test(text)) {
    const url = URL.parse(text, 'https://relative.invalid/');
    return url ? absolute(url, schemes) : undefined;
  }
  // A reference in the first segment could become a scheme's colon where someone decodes twice.
  if (/\\|^[^/?#]*[:&]/.test(text)) return undefined;
  return encodeMarkup(text);
}

/** Some parts of a URL keep characters that only cause trouble in markup (`mailto:`, a query's backslash). */
function encodeMarkup(url: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not survive in a URL
  return url.replace(/[\u0000-\u0020"'<>\\`\u007f]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}
