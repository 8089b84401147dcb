import type { Planet } from '@planet-ceres/planet';

export type MemberStatus = ReturnType<Planet['status']>[number];
export type ListStatus = ReturnType<Planet['listStatus']>[number];

/** A member or a list, as both are shown. */
export type Polled = Omit<MemberStatus, 'sourceId' | 'hasGap'> & { hasGap?: boolean };

/** What of a member or a list somebody has to know or do something about, as sentences. Nothing for one that is well. */
export function troubles(member: Omit<Polled, 'name' | 'feedUrl'>): string[] {
  const { disabled, problem, failingSince, failures, movedTo, hasGap } = member;
  if (disabled) return [disabledBecause(disabled)];
  const often = failures === 1 ? 'once' : `${failures} times in a row`;
  return [
    problem?.message ?? '',
    problem?.hint ?? '',
    failingSince ? `Failing since ${minute(failingSince)} UTC, ${often}.` : '',
    movedTo ? `Moved for good to ${movedTo.url}: the config should say so.` : '',
    hasGap ? 'Entries that went by are still to be fetched from its archive.' : '',
  ].filter((fact) => fact !== '');
}

/** How many members there are, and how many of them are well. */
export function countWell(members: readonly MemberStatus[]): string {
  const well = members.filter(({ health }) => health === 'well').length;
  return `${members.length} ${members.length === 1 ? 'member' : 'members'}, ${well} well. Times are UTC.`;
}

function disabledBecause({ reason, since }: NonNullable<MemberStatus['disabled']>): string {
  const when = since ? ` since ${since}` : '';
  return `Not asked${when}: the config disables it${reason ? ` (${reason})` : ''}.`;
}

/** An instant to the minute, in UTC; `never` for what is not asked again. */
export function minute(instant: string): string {
  return instant.startsWith('9999') ? 'never' : instant.slice(0, 16).replace('T', ' ');
}

/** Bytes as whole KiB, rounded up. */
export function kib(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
