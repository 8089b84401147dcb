import type { ConfigInput } from '../config/planet-config.ts';
import { joined, type OldOptions, type OptionContext, optionNamed, outcomeOf } from './old-option.ts';
import type { ImportReport } from './report.ts';

/**
 * The planet's own settings by a table of options; what became of each goes to the report. One that the table does not know is
 * left out, unless `others` is `skip`.
 */
export function readSettings(
  settings: ReadonlyMap<string, string>,
  options: OldOptions,
  {
    report,
    place,
    others = 'tell',
    ...context
  }: Pick<OptionContext, 'dialect' | 'patternProblem'> & {
    report: ImportReport;
    place: string;
    others?: 'tell' | 'skip';
  },
): Partial<ConfigInput> {
  let config: Partial<ConfigInput> = {};
  for (const [option, value] of settings) {
    const known = optionNamed(options, option);
    if (known ? value === '' : others === 'skip') continue;
    const mapped = known?.read?.(value, { ...context, settings });
    config = joined(config, mapped?.config);
    report.add({ option, place, ...outcomeOf(known, mapped) });
  }
  return config;
}
