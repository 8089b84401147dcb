import { isUtf8 } from 'node:buffer';
import type { Failure } from './failure.ts';

/** An address that can be asked. */
export interface FeedUrl {
  /** http or https, without credentials and fragment. */
  url: URL;
  /** The value of `Authorization` for this URL's origin, if the address held credentials. */
  authorization?: string;
}

/**
 * Cleans an address as people write it: white space around it goes, `feed:`, `itpc:`, `pcast:` and `rss:` become http or
 * the scheme they wrap, the fragment goes, credentials become Basic authorization (RFC 7617). Anything that is then not
 * http or https with a usable port comes back as the failure `invalid-url`.
 */
export function cleanFeedUrl(address: string): FeedUrl | Failure {
  const text = address
    .trim()
    .replace(/^(?:feed|itpc|pcast|rss):(?:\/\/)?(?=https?:)/i, '')
    .replace(/^(?:feed|itpc|pcast|rss):(?:\/\/)?/i, 'http://');
  const url = URL.parse(text);
  if (!url) return invalid(address, 'is not a URL', 'Write it whole, such as https://example.org/feed.xml.');
  if (!isWeb(url)) return invalid(address, 'is neither http nor https');
  if (url.port === '0') return invalid(address, 'has port 0, which no server can have');
  const authorization = basicAuthorization(url);
  url.username = '';
  url.password = '';
  url.hash = '';
  return { url, ...(authorization !== undefined && { authorization }) };
}

/**
 * Where a `Location` leads, without fragment and credentials: nobody but the planet's owner decides which credentials are
 * sent. The value is UTF-8 as often as ASCII, though undici reads header fields as Latin-1. Undefined if it cannot be
 * resolved or leads to anything but http and https.
 */
export function redirectTarget(location: string, from: URL): URL | undefined {
  const bytes = Buffer.from(location, 'latin1');
  return webTarget(isUtf8(bytes) ? bytes.toString('utf8') : location, from.href);
}

/** Where a reference leads from `base`, without fragment and credentials; undefined as for `redirectTarget`. */
export function webTarget(reference: string, base: string): URL | undefined {
  const url = URL.parse(reference, base);
  if (!url || !isWeb(url) || url.port === '0') return undefined;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/** The address without anything that could be credentials, for messages and outcomes. Also for one that is no URL. */
export function withoutCredentials(address: string): string {
  const text = address.trim();
  const end = text.lastIndexOf('@');
  const [start = ''] = /^[^:]*:\/*/.exec(text.slice(0, Math.max(end, 0))) ?? [];
  return start === '' ? text : start + text.slice(end + 1);
}

function isWeb(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

function basicAuthorization(url: URL): string | undefined {
  if (url.username === '' && url.password === '') return undefined;
  const pair = `${unescaped(url.username)}:${unescaped(url.password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone % is what the password holds.
  }
}

function invalid(address: string, why: string, hint?: string): Failure {
  return {
    reason: 'invalid-url',
    message: `"${withoutCredentials(address)}" ${why}.`,
    ...(hint !== undefined && { hint }),
  };
}
