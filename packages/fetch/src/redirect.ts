import type { Answer } from './exchange.ts';
import { badHttp } from './explain-error.ts';
import type { Failure } from './failure.ts';
import { redirectTarget } from './feed-url.ts';
import { fieldOf } from './header-field.ts';
import { readRetryAfter } from './poll-hints.ts';

const maxRedirects = 5;

/** Where a fetch stands: the URL to ask next and how it got there. */
export interface Leg {
  url: URL;
  /** The URLs that redirected here, oldest first. */
  passed: readonly string[];
  /** Whether every redirect so far was a permanent one. */
  isPermanent: boolean;
  /** The target of the last of the leading permanent redirects. */
  permanentUrl?: string;
  /** The longest of the pauses, in seconds, that redirects asked for on the way. */
  retryAfter?: number;
}

/** 301, 302, 303, 307 and 308; a 300 leaves the choice to a person, 305 and 306 are no longer to be followed. */
export function isRedirect(httpStatus: number): boolean {
  return [301, 302, 303, 307, 308].includes(httpStatus);
}

/**
 * The leg after a redirect, or why there is none: no usable `Location`, a circle, more than five in a row. A step from https
 * to http is followed, but it does not count as permanent: the next fetch begins at the secure address again.
 */
export function follow(
  leg: Leg,
  { httpStatus, headers }: Pick<Answer, 'httpStatus' | 'headers'>,
  now?: string,
): Leg | Failure {
  const { host } = leg.url;
  const location = fieldOf(headers, 'location');
  if (location === undefined) {
    return { ...badHttp(`${host} redirects without saying where to (HTTP ${httpStatus}).`), httpStatus };
  }
  const url = redirectTarget(location, leg.url);
  if (!url) {
    return {
      reason: 'invalid-url',
      message: `${host} redirects to something that is not an http or https address.`,
      httpStatus,
    };
  }
  const passed = [...leg.passed, leg.url.href];
  if (passed.includes(url.href)) return loop(`${host} redirects in a circle.`, httpStatus);
  if (passed.length > maxRedirects) {
    return loop(`${host} redirects on and on: more than ${maxRedirects} times.`, httpStatus);
  }
  const isDowngrade = leg.url.protocol === 'https:' && url.protocol === 'http:';
  const isPermanent = leg.isPermanent && (httpStatus === 301 || httpStatus === 308) && !isDowngrade;
  const retryAfter = Math.max(readRetryAfter(headers, now) ?? 0, leg.retryAfter ?? 0);
  return {
    ...leg,
    url,
    passed,
    isPermanent,
    ...(isPermanent && { permanentUrl: url.href }),
    ...(retryAfter > 0 && { retryAfter }),
  };
}

function loop(message: string, httpStatus: number): Failure {
  return { reason: 'redirect-loop', message, hint: 'Its owner has to mend the redirects.', httpStatus };
}
