import type { FilterInput } from '../config/planet-config.ts';
import type { Mapped, OptionContext } from './old-option.ts';
import { fromPython } from './python-pattern.ts';

/**
 * The rules that a `filter` or an `exclude` is, one pattern a line. Of a `filter` every pattern has to match, of an `exclude`
 * none may. Planet 2.0 looked at titles and content whatever their case; Venus at everything a reader sees, in its very case. A
 * pattern that RE2 has no words for is left out, with a remark.
 */
export function rulesOf(
  kind: 'include' | 'exclude',
  value: string,
  { dialect, patternProblem }: Pick<OptionContext, 'dialect' | 'patternProblem'>,
): { filters: FilterInput[]; remark?: string } {
  const wrong: string[] = [];
  const patterns = value.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const converted = fromPython(line.trim());
    const problem = 'wrong' in converted ? converted.wrong : patternProblem(converted.pattern);
    if ('pattern' in converted && problem === undefined) return [converted.pattern];
    wrong.push(`${JSON.stringify(line.trim())}: ${problem}`);
    return [];
  });
  const place: Partial<FilterInput> =
    dialect === 'venus' ? { caseSensitive: true } : { in: ['title', 'markup'] };
  const one = patterns.length === 1 ? patterns[0] : undefined;
  const filters: FilterInput[] =
    kind === 'include'
      ? patterns.map((include) => ({ include, ...place }))
      : patterns.length > 0
        ? [{ exclude: one ?? patterns, ...place }]
        : [];
  if (wrong.length === 0) return { filters };
  return {
    filters,
    remark: `has a pattern that has no equal and is left out, so more is shown: ${wrong.join('; ')}`,
  };
}

/** The same, as what an option of the planet or of a member comes to. */
export function mappedRules(
  kind: 'include' | 'exclude',
  to: 'config' | 'member',
): (value: string, context: OptionContext) => Mapped {
  return (value, context) => {
    const { filters, remark } = rulesOf(kind, value, context);
    return { ...(filters.length > 0 && { [to]: { filters } }), ...(remark && { remark }) };
  };
}
