import { exitCode } from '../exit-code.ts';
import { open } from '../open.ts';
import type { UpdateOptions } from '../options.ts';

/** `planet backfill`: fetches what the members' archives hold, into the store. */
export async function backfill(
  target: string,
  options: UpdateOptions & { member?: string[]; pages: number },
): Promise<number> {
  const planet = await open(target, options);
  try {
    const reports = await planet.backfill({
      now: options.now ?? new Date().toISOString(),
      pages: options.pages,
      ...(options.member && { sourceIds: options.member }),
      onReport: (report) => {
        if (options.json) console.log(JSON.stringify({ type: 'archive', ...report }));
        else if (options.verbose || report.status !== 'none')
          console.log(`${report.name}: ${report.message}`);
      },
    });
    const added = reports.reduce((sum, report) => sum + report.added, 0);
    if (!options.json) {
      console.log(
        `${added === 1 ? '1 entry' : `${added} entries`} added. "planet render" publishes what is new.`,
      );
    }
    return reports.length > 0 && reports.every(({ status }) => status === 'failed')
      ? exitCode.failed
      : exitCode.done;
  } finally {
    planet.close();
  }
}
