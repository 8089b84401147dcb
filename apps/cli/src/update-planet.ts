import { setFlagsFromString } from 'node:v8';
import type { Planet } from '@planet-ceres/planet';
import { exitCode } from './exit-code.ts';
import type { UpdateOptions } from './options.ts';
import type { Printer } from './printer.ts';

/** Fetches every feed that is due, telling as it goes. `failed` where there are members and not one is well. */
export async function updatePlanet(
  planet: Planet,
  { now = new Date().toISOString(), force = false, maxRun }: UpdateOptions,
  printer: Printer,
): Promise<number> {
  // Thousands of feeds are to fit beside other things on a small machine: the heap then grows by a quarter at a time, which saves a
  // fifth of the memory.
  if (planet.config.members.length > 1_000) setFlagsFromString('--heap-growing-percent=25');
  printer.begin(planet);
  const report = await planet.update({
    ...{ now, force, onReport: printer.source, onList: printer.list },
    ...(maxRun !== undefined && { maxRun }),
  });
  printer.updated(report);
  if (report.failed < report.reports.length) return exitCode.done;
  // A planet without members is a start; one whose members nobody can tell is a failure.
  const isStart = report.reports.length === 0 && report.lists.every(({ members }) => members > 0);
  return isStart ? exitCode.done : exitCode.failed;
}
