import { type Group, isGroup } from './foreign.ts';
import type { ImportReport } from './report.ts';

/** Tells of the groups and lists in a config of YAML or JSON that nobody reads: a setting is a single value there. */
export function tellUnread(
  group: Group,
  { read, report, place }: { read: readonly string[]; report: ImportReport; place: string },
): void {
  for (const [option, value] of Object.entries(group)) {
    if (typeof value !== 'object' || value === null || read.includes(option)) continue;
    const remark = `is left out: it is ${Array.isArray(value) ? 'a list' : 'a group'}, which means nothing here`;
    report.add({ option, place, outcome: 'left-out', remark });
  }
}

/** Tells of what stands in a list of members and is none: no group, or one without its feed. */
export function tellNoMembers(
  list: unknown,
  { option, feed, report }: { option: string; feed: string; report: ImportReport },
): void {
  if (!Array.isArray(list)) return;
  for (const item of list) {
    const address = isGroup(item) ? item[feed] : undefined;
    if (address !== null && typeof address !== 'object' && String(address ?? '').trim() !== '') continue;
    const remark = `names no "${feed}" and is left out: ${JSON.stringify(item)?.slice(0, 200)}`;
    report.add({ option: `an item of ${option}`, place: '', outcome: 'left-out', remark });
  }
}
