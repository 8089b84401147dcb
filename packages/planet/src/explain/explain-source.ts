import { type PollPolicy, planPoll } from '@planet-ceres/fetch/schedule';
import type { Aside, MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { type MemberStatus, memberStatus } from '../update/member-status.ts';
import { minute } from './because.ts';

/** How polling a member's feed goes and why, and what the store holds of it. */
export interface SourceExplanation extends MemberStatus {
  /** What became of the last poll, and why it is asked now, later or never: sentences. */
  polling: string[];
  /** Why the config shows none of its entries. */
  hidden?: Aside;
  /** Entries in the store, and the dates of the oldest and the newest; what was taken away does not count. */
  entries: { count: number; oldest?: string; newest?: string };
}

/** Explains one source as of `now` (ISO 8601). */
export function explainSource(
  member: MemberConfig,
  {
    config,
    store,
    now,
    policy,
  }: { config: PlanetConfig; store: Store; now: string; policy: Partial<PollPolicy> },
): SourceExplanation[] {
  const choice = { sourceIds: [member.id], keepWithdrawn: [member.id] };
  const span = store.entrySpan(choice);
  const [count = 0] = store.countEntries(choice, [{ from: '', to: '~' }]);
  return memberStatus({ ...config, members: [member] }, store).map((status) => ({
    ...status,
    polling: [lastPoll(status), ...nextPoll(member, status, { store, now, policy })],
    ...(member.hidden && { hidden: member.hidden }),
    entries: { count, ...span },
  }));
}

function lastPoll({ polled, succeeded, changed, problem, failures, counts }: MemberStatus): string {
  if (polled === undefined) return 'It was never asked.';
  const asked = `It was last asked on ${minute(polled)}`;
  if (problem) {
    const well = succeeded ? `; it last went well on ${minute(succeeded)}` : '';
    return `${asked} and failed, ${failures === 1 ? 'for the first time' : `${failures} times in a row`}: ${problem.message}${well ? `${well}.` : ''}`;
  }
  const news = changed ? `its feed last changed on ${minute(changed)}` : 'its feed has not changed since';
  return `${asked} and is well; ${news}. ${counts.polls} ${counts.polls === 1 ? 'poll' : 'polls'} in all, ${counts.notModified} of them unchanged.`;
}

function nextPoll(
  member: MemberConfig,
  status: MemberStatus,
  { store, now, policy }: { store: Store; now: string; policy: Partial<PollPolicy> },
): string[] {
  if (member.disabled) {
    const { reason, since } = member.disabled;
    return [
      `It is not asked${since ? ` since ${since}` : ''}: the config disables it${reason ? ` (${reason})` : ''}.`,
    ];
  }
  if (!/^https?:/.test(member.feedUrl)) return ['It is a file: every update looks at it.'];
  const plan = planPoll(store.source(member.id)?.poll, { feedUrl: member.feedUrl, now, policy });
  const moved = status.movedTo
    ? [`It has moved for good to ${status.movedTo.url}: the config should say so.`]
    : [];
  const gap = status.hasGap ? ['Entries that went by are still to be fetched from its archive.'] : [];
  return [plan.isDue ? 'The next update asks it.' : plan.message, ...moved, ...gap];
}
