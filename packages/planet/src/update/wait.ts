import type { SourceState } from '../store/store.ts';
import type { SourceReport } from './report.ts';

/** What is said of a source that is not polled this time, because its server asked for a rest or said "gone". */
export type Wait = Pick<SourceReport, 'status' | 'reason' | 'message' | 'hint'>;

/** Why a source has to wait at `now`. Absent when it is due. Pure: nothing is asked, nothing is recorded. */
export function waitOf(state: SourceState | undefined, feedUrl: string, now: string): Wait | undefined {
  if (!state?.due || state.feedUrl !== feedUrl || state.due <= now) return undefined;
  const { problem, due } = state;
  if (!problem) {
    return {
      status: 'unchanged',
      reason: 'waiting',
      message: `The server asked to be left alone until ${due}.`,
    };
  }
  const { status, reason, message, hint } = problem;
  return { status, reason, message: `${message} It is asked again after ${due}.`, ...(hint && { hint }) };
}

const day = 24 * 60 * 60;

/** The instant `seconds` after `now`, at most a week: a server's clock or sense of time may be off. */
export function dueAfter(now: string, seconds: number, most: number = 7 * day): string {
  return new Date(Date.parse(now) + Math.min(Math.max(seconds, 0), most) * 1000).toISOString();
}

/** When a feed that is gone is asked once more. */
export function dueWhenGone(now: string): string {
  return dueAfter(now, 30 * day, 30 * day);
}
