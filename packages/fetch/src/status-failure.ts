import type { Answer } from './exchange.ts';
import { badHttp } from './explain-error.ts';
import type { Failure } from './failure.ts';
import { fieldOf } from './header-field.ts';
import { readRetryAfter } from './poll-hints.ts';

/** Seconds to stay away after a 429 that does not say for how long. */
const defaultPause = 4 * 60 * 60;

/**
 * What an answer that brings no feed means: any status but 200, 203, 226, 304, 410 and the redirects. Carries the status and
 * how long the server asks to be left alone.
 */
export function statusFailure({ httpStatus, headers }: Answer, host: string, now?: string): Failure {
  const failure = meaningOf(httpStatus, host, {
    isChallenge: fieldOf(headers, 'cf-mitigated') === 'challenge',
    isExhausted: Number(fieldOf(headers, 'x-ratelimit-remaining') ?? 1) < 1,
  });
  const retryAfter =
    readRetryAfter(headers, now) ?? (failure.reason === 'rate-limited' ? defaultPause : undefined);
  return { ...failure, httpStatus, ...(retryAfter !== undefined && { retryAfter }) };
}

function meaningOf(
  httpStatus: number,
  host: string,
  { isChallenge, isExhausted }: { isChallenge: boolean; isExhausted: boolean },
): Failure {
  switch (httpStatus) {
    case 204:
    case 205:
      return emptyBody(host);
    case 401:
    case 407:
      return {
        reason: 'auth-required',
        message: `${host} wants a user name and a password (HTTP ${httpStatus}).`,
        hint: 'Put them into the address of the feed: https://name:password@host/feed.',
      };
    case 404:
      return {
        reason: 'not-found',
        message: `${host} has nothing at this address (HTTP 404).`,
        hint: 'The feed may have moved: look for its address on the site.',
      };
    case 403:
      if (isExhausted && !isChallenge) return rateLimited(host, httpStatus);
      return blocked(host, httpStatus, isChallenge);
    case 429:
      return rateLimited(host, httpStatus);
    case 451:
      return blocked(host, httpStatus, isChallenge);
  }
  if (isChallenge) return blocked(host, httpStatus, isChallenge);
  if (httpStatus >= 400 && httpStatus < 500) {
    return { reason: 'client-error', message: `${host} refused the request (HTTP ${httpStatus}).` };
  }
  if (httpStatus >= 500 && httpStatus < 600) {
    return { reason: 'server-error', message: `${host} has a fault of its own (HTTP ${httpStatus}).` };
  }
  return badHttp(`${host} answered with HTTP status ${httpStatus}, which makes no sense for a feed.`);
}

/** A success with nothing in it. */
export function emptyBody(host: string): Failure {
  return { reason: 'empty', message: `${host} answered with nothing at all.` };
}

function rateLimited(host: string, httpStatus: number): Failure {
  return { reason: 'rate-limited', message: `${host} asks for fewer requests (HTTP ${httpStatus}).` };
}

function blocked(host: string, httpStatus: number, isChallenge: boolean): Failure {
  return {
    reason: 'blocked',
    message: isChallenge
      ? `${host} wants proof that a person is asking (HTTP ${httpStatus}), which a planet cannot give.`
      : `${host} does not let this planet read the feed (HTTP ${httpStatus}).`,
    hint: 'Ask its owner to let feed readers in.',
  };
}
