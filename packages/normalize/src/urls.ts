/** Characters of a URL. Every entry has a copy of its base, and no server takes longer ones. */
export const longestUrl = 8192;

/** An absolute http(s) URL from what a feed has, or nothing: other schemes, no host, not a URL, relative without a base, too long. */
export function httpUrl(reference: string | undefined, base?: string): string | undefined {
  const trimmed = reference?.trim().replaceAll('&amp;', '&');
  if (!trimmed || trimmed.length > longestUrl) return undefined;
  const url = URL.parse(trimmed, base) ?? URL.parse(trimmed);
  return url && isHttp(url) && url.href.length <= longestUrl ? url.href : undefined;
}

/** Whether what a feed has is meant as an absolute http(s) URL, be it a good one or not. */
export function looksLikeUrl(reference: string | undefined): reference is string {
  return /^\s*https?:\/\//i.test(reference ?? '');
}

/** The next base in a chain of `xml:base` (XML Base §4.2); one that is no http(s) URL, or too long, is passed over. */
export function joinBase(base: string | undefined, next: string | undefined): string | undefined {
  return (next !== undefined && httpUrl(next, base)) || base;
}

/**
 * Whether an http(s) URL names the machine that reads it, or one in its own network: what a site generator on its author's laptop
 * leaves behind. By name (RFC 6761, RFC 6762) or by address (RFC 1918, RFC 4193).
 */
export function isLocal(url: string): boolean {
  if (!mayBeLocal.test(url)) return false;
  const host = /^\s*https?:\/\/(?:[^/?#\\@]*@)?(\[[^\]]*\]|[^/?#:\\]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return localNames.test(host) || localAddresses.test(host);
}

/** What all of them have, and few others. */
const mayBeLocal = /local|[/@][\d[]/i;
const localNames = /^(?:localhost|.*\.(?:localhost|local))\.?$/;
const localAddresses =
  /^(?:(?:0|10|127)\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$|^\[(?:::1?|f[cd][\da-f:]+|fe[89ab][\da-f:]+)\]$/;

function isHttp(url: URL): boolean {
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '';
}
