import type { Planet } from '@planet-ceres/planet';
import { exitCode } from './exit-code.ts';
import type { Printer } from './printer.ts';

/** Fetches every feed that is due, telling as it goes. `failed` where there are members and not one could be read. */
export async function updatePlanet(planet: Planet, now: string, printer: Printer): Promise<number> {
  printer.begin(planet);
  const report = await planet.update({ now, onReport: printer.source });
  printer.updated(report);
  const reached = report.reports.some(({ status }) => status === 'fresh' || status === 'unchanged');
  return reached || planet.config.members.length === 0 ? exitCode.done : exitCode.failed;
}
