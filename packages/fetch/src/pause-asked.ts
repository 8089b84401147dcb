import type { FetchOutcome } from './outcome.ts';

/** Seconds for which the answer asks to be left alone. */
export function pauseAskedIn(outcome: FetchOutcome): number | undefined {
  switch (outcome.status) {
    case 'failed':
      return outcome.retryAfter;
    case 'fresh':
    case 'unchanged':
      return outcome.hints.retryAfter;
    case 'gone':
      return undefined;
  }
}

/** One member of a shared domain shall not silence the others: what a good answer asks for holds for all of them but shortly. */
const longestForOthers = 15 * 60;

/** Seconds for which the whole domain is left alone after this outcome. */
export function domainPauseIn(outcome: FetchOutcome): number | undefined {
  const seconds = pauseAskedIn(outcome);
  if (seconds === undefined || outcome.status === 'failed') return seconds;
  return Math.min(seconds, longestForOthers);
}

/** The outcome of a fetch on whose way a redirect asked for a pause: the longer of the two is kept. */
export function withPause(outcome: FetchOutcome, seconds: number | undefined): FetchOutcome {
  if (seconds === undefined || seconds <= (pauseAskedIn(outcome) ?? 0)) return outcome;
  switch (outcome.status) {
    case 'failed':
      return { ...outcome, retryAfter: seconds };
    case 'fresh':
    case 'unchanged':
      return { ...outcome, hints: { ...outcome.hints, retryAfter: seconds } };
    case 'gone':
      return outcome;
  }
}
