import type { PlanetConfig } from '../config/planet-config.ts';
import type { ListContext } from './poll-list.ts';
import type { ListReport } from './report.ts';

/** Polls every list that is due, all at once: the fetcher paces them. Waits for all who are under way before it throws. */
export async function pollLists(
  { lists }: PlanetConfig,
  { onReport, ...context }: ListContext & { onReport: (report: ListReport) => void },
): Promise<ListReport[]> {
  if (lists.length === 0) return [];
  const { pollList } = await import('./poll-list.ts');
  const ends = await Promise.allSettled(
    lists.map(async (list) => {
      const report = await pollList(list, context);
      onReport(report);
      return report;
    }),
  );
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}
