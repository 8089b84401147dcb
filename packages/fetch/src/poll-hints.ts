import { fieldOf, type HeaderFields, listOf } from './header-field.ts';
import type { PollHints } from './outcome.ts';

const longestPause = 7 * 24 * 60 * 60;
/** RFC 9111 §1.2.2: what a number of seconds too large to hold becomes. */
const longestAge = 2 ** 31;

/**
 * What an answer says about when to come back. Nonsense (negative, no number, a date gone by) counts as absent. `now` is when
 * it came, ISO 8601: dates of an answer without `Date` count from it (RFC 9110 §6.6.1), and without it not at all.
 */
export function readPollHints(headers: HeaderFields, now?: string): PollHints {
  const maxAge = readMaxAge(headers, now);
  const retryAfter = readRetryAfter(headers, now);
  const serverTime = readServerTime(headers);
  return {
    ...(maxAge !== undefined && { maxAge }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(serverTime !== undefined && { serverTime }),
  };
}

/**
 * Seconds the server asks to be left alone, at most a week: `Retry-After` as a number or any of the three HTTP dates
 * (RFC 9110 §10.2.3), else `X-RateLimit-Reset` once `X-RateLimit-Remaining` is used up. A date counts from the server's
 * own `Date`, so that neither clock has to be right.
 */
export function readRetryAfter(headers: HeaderFields, now?: string): number | undefined {
  const asked = fieldOf(headers, 'retry-after');
  const seconds =
    asked === undefined
      ? readRateLimit(headers, now)
      : (wholeNumber(asked) ?? untilDate(headers, asked, now));
  return seconds !== undefined && seconds > 0 ? Math.min(Math.ceil(seconds), longestPause) : undefined;
}

/** `no-cache` and `no-store` forbid reuse, not patience: then there is no hint at all. `s-maxage` is for shared caches. */
function readMaxAge(headers: HeaderFields, now: string | undefined): number | undefined {
  const directives = listOf(headers, 'cache-control');
  if (directives.includes('no-cache') || directives.includes('no-store')) return undefined;
  const ages = directives.flatMap((directive) => {
    const [, digits] = /^max-age\s*=\s*"?(\d+)"?$/.exec(directive) ?? [];
    return digits === undefined ? [] : [Number(digits)];
  });
  const spent = wholeNumber(fieldOf(headers, 'age')) ?? 0;
  const expires = fieldOf(headers, 'expires');
  const fresh = ages.length > 0 ? Math.max(...ages) - spent : untilDate(headers, expires, now);
  return fresh !== undefined && fresh > 0 ? Math.min(fresh, longestAge) : undefined;
}

/** `Date` as ISO 8601; a year of more than four digits is no date. */
function readServerTime(headers: HeaderFields): string | undefined {
  const seconds = httpDate(fieldOf(headers, 'date'));
  const text = seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();
  return text && /^\d{4}-/.test(text) ? text : undefined;
}

/** Reddit and others: the reset is a number of seconds or, if too large for that, a Unix time. */
function readRateLimit(headers: HeaderFields, now: string | undefined): number | undefined {
  const remaining = fieldOf(headers, 'x-ratelimit-remaining');
  // Some count in fractions of a second.
  const reset = wholeNumber(fieldOf(headers, 'x-ratelimit-reset')?.replace(/\.\d+$/, ''));
  if (remaining === undefined || !(Number(remaining) < 1) || reset === undefined) return undefined;
  if (reset < 1e9) return reset;
  const sent = whenSent(headers, now);
  return sent === undefined ? undefined : reset - sent;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function untilDate(
  headers: HeaderFields,
  text: string | undefined,
  now: string | undefined,
): number | undefined {
  const then = httpDate(text);
  const sent = whenSent(headers, now);
  return then === undefined || sent === undefined ? undefined : then - sent;
}

function whenSent(headers: HeaderFields, now: string | undefined): number | undefined {
  const date = httpDate(fieldOf(headers, 'date'));
  return date === undefined && now !== undefined ? Date.parse(now) / 1000 : date;
}

/** Unix time in seconds. The asctime form names no zone and would be read as local time. */
function httpDate(text: string | undefined): number | undefined {
  if (text === undefined || !/\d:\d\d/.test(text)) return undefined;
  const time = Date.parse(/GMT|UTC|[+-]\d{4}$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : time / 1000;
}
