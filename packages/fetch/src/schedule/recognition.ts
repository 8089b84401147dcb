import type { FetchOutcome } from '../outcome.ts';
import { days, secondsBetween } from './instants.ts';
import type { PollPolicy } from './poll-policy.ts';
import type { PollState } from './poll-state.ts';
import { spread } from './spread.ts';

const patience = 3;
const suspiciousRow = 20;

/** The part of a state that says how well the server recognizes what it sent before. */
export type Recognition = Pick<PollState, 'conditions' | 'ignored' | 'notModifiedInRow' | 'probes'>;

/** After a good answer: counts, and what the next request should do differently. Absent values are to be forgotten. */
export function nextRecognition(
  before: PollState,
  outcome: Extract<FetchOutcome, { status: 'fresh' | 'unchanged' }>,
  { now, policy }: { now: string; policy: PollPolicy },
): Recognition {
  const mode = before.conditions && { conditions: before.conditions };
  if (outcome.reason === 'not-modified') {
    const notModifiedInRow = before.notModifiedInRow + 1;
    const probes = policy.probes && notModifiedInRow >= suspiciousRow && isLongAgo(before, now);
    return { ...mode, notModifiedInRow, ...(probes && { probes }) };
  }
  if (outcome.reason !== 'same-body' || before.probes) return { ...mode, notModifiedInRow: 0 };
  const { etag, lastModified } = outcome.validators;
  const isIgnored =
    lastModified !== undefined &&
    before.validators?.url === outcome.validators.url &&
    (before.conditions === undefined ? etag !== undefined && before.validators.etag === etag : true);
  const ignored = isIgnored ? (before.ignored ?? 0) + 1 : 0;
  if (ignored < patience) return { ...mode, notModifiedInRow: 0, ...(ignored > 0 && { ignored }) };
  // Apache with compression changes the ETag it sends but not the one it compares with; its date still holds. Where the
  // date does not help either, both are sent again.
  return { notModifiedInRow: 0, ...(before.conditions === undefined && { conditions: 'date-only' }) };
}

/** At most one request without conditions in thirty days, and not all feeds' on the same day. */
function isLongAgo({ unconditional, feedUrl }: PollState, now: string): boolean {
  return unconditional === undefined || secondsBetween(unconditional, now) >= spread(feedUrl, 30, 33) * days;
}
