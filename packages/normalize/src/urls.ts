/** An absolute http(s) URL from what a feed has, or nothing: other schemes, no host, not a URL, relative without a base. */
export function httpUrl(reference: string | undefined, base?: string): string | undefined {
  const trimmed = reference?.trim().replaceAll('&amp;', '&');
  if (!trimmed) return undefined;
  const url = URL.parse(trimmed, base) ?? URL.parse(trimmed);
  return url && isHttp(url) ? url.href : undefined;
}

/** Whether a feed gives an absolute http(s) URL. */
export function isHttpUrl(reference: string | undefined): reference is string {
  const url = /^\s*https?:/i.test(reference ?? '') ? URL.parse(reference?.trim() ?? '') : null;
  return url !== null && isHttp(url);
}

/** The next base in a chain of `xml:base` (XML Base §4.2); one that is no http(s) URL is passed over. */
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
