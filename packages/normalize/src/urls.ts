/** Characters of a URL. Every entry has a copy of its base, and no server takes longer ones. */
export const longestUrl = 8192;

/** An absolute http(s) URL from what a feed has, or nothing: other schemes, no host, not a URL, relative without a base, too long. */
export function httpUrl(reference: string | undefined, base?: string): string | undefined {
  const trimmed = reference?.trim().replaceAll('&amp;', '&');
  if (!trimmed || trimmed.length > longestUrl) return undefined;
  const url = URL.parse(trimmed, base) ?? URL.parse(trimmed);
  return url && isHttp(url) && url.href.length <= longestUrl ? url.href : undefined;
}

/** Whether a feed gives an absolute http(s) URL. */
export function isHttpUrl(reference: string | undefined): reference is string {
  return /^\s*https?:/i.test(reference ?? '') && httpUrl(reference) !== undefined;
}

/** The next base in a chain of `xml:base` (XML Base §4.2); one that is no http(s) URL, or too long, is passed over. */
export function joinBase(base: string | undefined, next: string | undefined): string | undefined {
  return (next !== undefined && httpUrl(next, base)) || base;
}

/** Whether a URL names the machine that reads it: what a site generator on its author's laptop leaves behind. */
export function isLocal(url: string): boolean {
  return /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])(?:[:/]|$)/i.test(url);
}

function isHttp(url: URL): boolean {
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '';
}
