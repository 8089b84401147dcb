import type { PollState } from './poll-state.ts';

const instants = [
  'polled',
  'succeeded',
  'changed',
  'notBefore',
  'pausedUntil',
  'unconditional',
  'failingSince',
];

/**
 * A state as it was recorded; undefined for one that is damaged or of another version, which counts as none: one whole download
 * more is a small price.
 */
export function soundState(state: PollState | undefined): PollState | undefined {
  return isRecord(state) && isSound(state) ? state : undefined;
}

function isSound(state: Record<string, unknown>): boolean {
  const { version, feedUrl, failures, notModifiedInRow, counts, validators, hints, move, problem } = state;
  return (
    version === 1 &&
    typeof feedUrl === 'string' &&
    [failures, notModifiedInRow].every(isCount) &&
    isRecord(counts) &&
    ['polls', 'notModified', 'changed', 'bytes'].every((name) => isCount(counts[name])) &&
    instants.every((name) => isAbsentOr(state[name], isInstant)) &&
    isAbsentOr(validators, (value) => isRecord(value) && typeof value.url === 'string') &&
    isAbsentOr(hints, isRecord) &&
    isAbsentOr(problem, (value) => isRecord(value) && typeof value.message === 'string') &&
    isAbsentOr(move, isMove)
  );
}

function isMove(move: unknown): boolean {
  return (
    isRecord(move) &&
    typeof move.url === 'string' &&
    URL.canParse(move.url) &&
    isCount(move.sightings) &&
    isInstant(move.since) &&
    isAbsentOr(move.adopted, isInstant) &&
    isAbsentOr(move.asked, isInstant)
  );
}

function isAbsentOr(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0;
}

/** ISO 8601 in UTC with four digits for the year, so that it sorts as text. */
function isInstant(value: unknown): boolean {
  return (
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))
  );
}
