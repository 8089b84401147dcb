import { defaults } from './defaults.ts';
import type { FilterConfig, FilterInput } from './planet-config.ts';
import type { Report } from './problem.ts';

/** Why a pattern cannot be used, as a sentence without its full stop; undefined for one that can. */
export type PatternProblem = (pattern: string) => string | undefined;

/** Rules for entries with their defaults; what is wrong with them goes to `report`, and is left out. */
export function resolveFilters(
  inputs: readonly FilterInput[] | undefined,
  place: string,
  { report, patternProblem }: { report: Report; patternProblem: PatternProblem },
): FilterConfig[] {
  return (inputs ?? []).flatMap((input, index) => {
    const path = `${place}.${index}`;
    const { include, exclude } = input;
    if (include === undefined && exclude === undefined) {
      report(path, 'needs a pattern', 'Say what to include, or what to exclude.');
    } else if (include !== undefined && exclude !== undefined) {
      report(path, 'needs either include or exclude', 'Write one rule for each.');
    }
    const side = include === undefined ? 'exclude' : 'include';
    const patterns = [include ?? exclude ?? []].flat().filter((pattern) => {
      const wrong = patternProblem(pattern);
      if (wrong) report(`${path}.${side}`, `${JSON.stringify(pattern)} is no pattern: ${wrong}`, re2);
      return wrong === undefined;
    });
    if (patterns.length === 0) return [];
    return [
      {
        keeps: include === undefined ? ('others' as const) : ('matching' as const),
        patterns,
        in: input.in ?? [...defaults.filterFields],
        caseSensitive: input.caseSensitive ?? false,
        ...(input.note && { note: input.note }),
      },
    ];
  });
}

const re2 = 'Patterns are regular expressions of RE2: no look-around, no back-references.';
