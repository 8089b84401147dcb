import { hash } from 'node:crypto';
import type { Answer } from './exchange.ts';
import { badHttp } from './explain-error.ts';
import type { Failure } from './failure.ts';
import { readFeedLinks } from './feed-links.ts';
import { fieldOf, type HeaderFields } from './header-field.ts';
import type { FeedLinks, FetchOutcome, FetchRequest } from './outcome.ts';
import { readPollHints } from './poll-hints.ts';
import { follow, isRedirect, type Leg } from './redirect.ts';
import { emptyBody, statusFailure } from './status-failure.ts';
import { conditionsOf, mergeValidators, readValidators } from './validators.ts';

/** What an answer at this leg means for the fetch: its outcome, or the leg to go on with. */
export function judge(answer: Answer, leg: Leg, request: FetchRequest): FetchOutcome | Leg {
  const { httpStatus, body } = answer;
  const { host, href } = leg.url;
  if (body?.length === 0) return failed({ ...emptyBody(host), httpStatus }, href);
  if (body) return success(answer, body, leg, request);
  if (httpStatus === 304) return notModified(answer, leg, request);
  if (httpStatus === 410) {
    const message = `${host} says that this feed is gone for good (HTTP 410).`;
    const hint = 'Take it off the list, or ask its owner where it went.';
    return { status: 'gone', reason: 'gone', message, hint, url: href };
  }
  if (!isRedirect(httpStatus)) return failed(statusFailure(answer, host, request.now), href);
  const next = follow(leg, answer, request.now);
  if ('reason' in next) return failed(next, href);
  return request.isTaken?.(next.url.href) ? failed(duplicate(host, next.url.host), href) : next;
}

/** A failure as the outcome of a fetch that ended at this URL. */
export function failed(failure: Failure, url: string): FetchOutcome {
  return { status: 'failed', ...failure, url };
}

function success(
  { httpStatus, headers, bytes }: Answer,
  body: Uint8Array,
  leg: Leg,
  { bodyHash: knownHash, now }: FetchRequest,
): FetchOutcome {
  const bodyHash = hash('sha256', body, 'hex');
  const found = {
    ...whereFound(leg, headers),
    bytes,
    validators: readValidators(headers, leg.url),
    hints: readPollHints(headers, now),
  };
  const { host } = leg.url;
  const isDelta = httpStatus === 226;
  if (bodyHash === knownHash && !isDelta) {
    return {
      status: 'unchanged',
      reason: 'same-body',
      message: `${host} sent the known body again.`,
      ...found,
    };
  }
  const contentType = fieldOf(headers, 'content-type');
  const contentLanguage = fieldOf(headers, 'content-language');
  const contentLocation = fieldOf(headers, 'content-location');
  return {
    status: 'fresh',
    ...(isDelta
      ? { reason: 'delta', message: `${host} sent only what is new (HTTP 226).` }
      : { reason: 'changed', message: `${host} sent a new body.` }),
    ...found,
    httpStatus,
    body,
    bodyHash,
    ...(contentType !== undefined && { contentType }),
    ...(contentLanguage !== undefined && { contentLanguage }),
    ...(contentLocation !== undefined && { contentLocation }),
  };
}

function notModified(
  { headers, httpStatus }: Answer,
  leg: Leg,
  { validators, conditions, now }: FetchRequest,
): FetchOutcome {
  if (!validators || Object.keys(conditionsOf(validators, leg.url, conditions)).length === 0) {
    const message = `${leg.url.host} answered "not modified" to a request that had no conditions (HTTP 304).`;
    return failed({ ...badHttp(message), httpStatus }, leg.url.href);
  }
  return {
    status: 'unchanged',
    reason: 'not-modified',
    message: `${leg.url.host} says that nothing has changed (HTTP 304).`,
    ...whereFound(leg, headers),
    bytes: 0,
    validators: mergeValidators(validators, headers),
    hints: readPollHints(headers, now),
  };
}

function whereFound(
  { url, permanentUrl }: Leg,
  headers: HeaderFields,
): { url: string; permanentUrl?: string; links?: FeedLinks } {
  const links = readFeedLinks(headers, url);
  return { url: url.href, ...(permanentUrl !== undefined && { permanentUrl }), ...(links && { links }) };
}

function duplicate(host: string, target: string): Failure {
  return {
    reason: 'duplicate',
    message: `${host} redirects to ${target}, to a feed that is another source's own.`,
    hint: 'Take one of the two off the list.',
  };
}
