import type { ListInput, MemberInput } from '../config/planet-config.ts';
import { memberOptions } from './member-options.ts';
import { joined, type OptionContext, optionNamed, outcomeOf, type Settings } from './old-option.ts';
import { planetOptions } from './planet-options.ts';
import type { ImportReport } from './report.ts';

/** A member's section. What has no word here is handed to themes. */
export function memberFrom(
  feed: string,
  settings: Settings,
  { report, ...context }: Pick<OptionContext, 'dialect' | 'patternProblem'> & { report: ImportReport },
): MemberInput {
  let member: MemberInput = { feed };
  const extra = new Map<string, string>();
  for (const [option, value] of settings) {
    if (value === '') continue;
    const known = optionNamed(memberOptions, option);
    const row = { option, place: 'members' };
    if (known) {
      const mapped = known.read?.(value, { ...context, settings, feed });
      member = { ...joined<Partial<MemberInput>>(member, mapped?.member), feed };
      report.add({ ...row, ...outcomeOf(known, mapped) });
    } else if (optionNamed(planetOptions, option)) {
      const remark = 'is left out: it means something for the planet only';
      report.add({ ...row, outcome: 'left-out', remark, isQuiet: true });
    } else {
      extra.set(option, value);
      report.add({ ...row, outcome: 'kept', becomes: `extra.${option}` });
    }
  }
  return { ...member, ...(extra.size > 0 && { extra: Object.fromEntries(extra) }) };
}

/** What a `content_type` says of a section: a list, a list that a program of its own read, or a member. */
export function listFormat(contentType: string | undefined): ListInput['format'] | 'program' | undefined {
  const type = contentType ?? '';
  const formats = ['opml', 'foaf', 'csv', 'config'] as const;
  return formats.find((format) => type.includes(format)) ?? (type.includes('.') ? 'program' : undefined);
}
