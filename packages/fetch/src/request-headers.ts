import type { FeedUrl } from './feed-url.ts';
import type { FetchRequest } from './outcome.ts';
import { conditionsOf } from './validators.ts';

const accept = [
  'application/atom+xml, application/rss+xml, application/feed+json',
  'application/xml;q=0.9, text/xml;q=0.9, application/rdf+xml;q=0.8, application/json;q=0.7, */*;q=0.1',
].join(', ');

/**
 * All that a request says, beyond Host and Connection. Nothing else goes out: no cookies, no Referer, no language. Credentials go
 * to the origin they were written for and nowhere else, conditions to the URL they came from.
 */
export function requestHeaders(
  url: URL,
  { userAgent, source, request }: { userAgent: string; source: FeedUrl; request: FetchRequest },
): Record<string, string> {
  const conditions = conditionsOf(request.validators, url, request.conditions);
  const isAtHome = url.origin === source.url.origin;
  return {
    'user-agent': userAgent,
    accept,
    // Not deflate: servers disagree on what it means.
    'accept-encoding': 'gzip, br, zstd',
    ...(isAtHome && source.authorization !== undefined && { authorization: source.authorization }),
    ...conditions,
    // RFC 3229: a delta is the difference to an instance that the server knows by its ETag.
    ...(request.wantsDelta && conditions['if-none-match'] !== undefined && { 'a-im': 'feed' }),
  };
}

/** All that a request with a form says. */
export function formHeaders(userAgent: string, { authorization }: FeedUrl): Record<string, string> {
  return {
    'user-agent': userAgent,
    'content-type': 'application/x-www-form-urlencoded',
    ...(authorization !== undefined && { authorization }),
  };
}
