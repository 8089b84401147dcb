/** What kind of feed a document is. */
export type FeedFormat = 'rss' | 'atom' | 'json' | 'rdf';

const roots = new Map<string, FeedFormat>([
  ['rss', 'rss'],
  ['feed', 'atom'],
  ['rdf', 'rdf'],
]);

/**
 * The kind of feed that a document is, by its root and nothing else: the element after white space, comments, processing
 * instructions and the document type, or what makes JSON a feed. Undefined for everything else: media types lie,
 * and pages about feeds hold their words.
 */
export function feedFormatOf(text: string): FeedFormat | undefined {
  const start = skipProlog(text);
  if (text.startsWith('{', start)) return isJsonFeed(text.slice(start)) ? 'json' : undefined;
  const root = /<(?:[\w.-]+:)?(rss|feed|rdf)(?=[\s/>])/iy;
  root.lastIndex = start;
  const format = roots.get(root.exec(text)?.[1]?.toLowerCase() ?? '');
  // RDF describes anything; RSS 0.90 and 1.0 are those with their namespace.
  if (format === 'rdf' && !/purl\.org\/rss\/|netscape\.com\/rdf\//i.test(text.slice(start, start + 4096))) {
    return undefined;
  }
  return format;
}

function skipProlog(text: string): number {
  let at = 0;
  while (true) {
    const end = endOfNext(text, at);
    if (end === undefined) return at;
    at = end;
  }
}

/** Where what stands here ends, if it is nothing of the document itself. */
function endOfNext(text: string, at: number): number | undefined {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (text.startsWith('<?', at)) return after(text, '?>', at + 2);
  const rest = /[\s\ufeff]+|<!doctype[^[>]*(?:\[[^\]]*\]\s*)?>/iy;
  rest.lastIndex = at;
  return rest.test(text) ? rest.lastIndex : undefined;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? text.length : found + end.length;
}

/** By the version that JSON Feed asks for, or as RSS written in JSON. */
function isJsonFeed(text: string): boolean {
  try {
    const { version, rss } = JSON.parse(text) as { version?: unknown; rss?: { channel?: unknown } };
    if (typeof rss?.channel === 'object') return true;
    return typeof version === 'string' && /^https?:\/\/jsonfeed\.org\/version\//i.test(version);
  } catch {
    return false;
  }
}
