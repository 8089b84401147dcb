import { didYouMean } from './did-you-mean.ts';
import { isMemberId } from './member-id.ts';
import type { MemberConfig, ShowInput, ViewConfig, ViewInput } from './planet-config.ts';
import type { Report } from './problem.ts';
import { type PatternProblem, resolveFilters } from './resolve-filters.ts';

interface Choice {
  report: Report;
  /** What is odd, but may be meant. */
  note: (message: string) => void;
  members: readonly MemberConfig[];
  /** There are members that only lists know. */
  isOpen: boolean;
}

/** The planets within the planet; what is wrong with them goes to `report`. */
export function resolveViews(
  inputs: readonly ViewInput[] | undefined,
  context: Choice & { patternProblem: PatternProblem },
): ViewConfig[] {
  const { report } = context;
  const taken = new Map<string, string>();
  return (inputs ?? []).map(({ show, filters, ...view }, index) => {
    const place = `views.${index}`;
    const earlier = taken.get(view.id);
    if (!isMemberId(view.id)) {
      report(`${place}.id`, `${JSON.stringify(view.id)} is not an id`, 'Use a-z, 0-9, "-" and "_" only.');
    } else if (/^\d{4}$/.test(view.id)) {
      report(`${place}.id`, `${JSON.stringify(view.id)} is a year's folder`, 'Use a word.');
    } else if (earlier) {
      report(`${place}.id`, `${JSON.stringify(view.id)} is also the id of ${earlier}`);
    }
    taken.set(view.id, place);
    return {
      ...view,
      show: resolveShow(show, `${place}.show`, context),
      filters: resolveFilters(filters, `${place}.filters`, context),
    };
  });
}

/** A choice of entries, its languages in canonical form; members and languages that there are not go to `report`, tags that no member has to `note`. */
export function resolveShow(
  input: ShowInput | undefined,
  place: string,
  { report, note, members, isOpen }: Choice,
): ShowInput {
  const known = members.map(({ id }) => id);
  input?.members?.forEach((id, index) => {
    if (isOpen || known.includes(id)) return;
    const meant = didYouMean(id, known);
    report(
      `${place}.members.${index}`,
      `no member has the id ${JSON.stringify(id)}`,
      meant && `Did you mean "${meant}"?`,
    );
  });
  const tags = members.flatMap((member) => member.tags);
  input?.memberTags?.forEach((tag) => {
    if (isOpen || tags.includes(tag)) return;
    const meant = didYouMean(tag, tags);
    note(
      `${place}.memberTags: no member has the tag ${JSON.stringify(tag)}.${meant ? ` Did you mean "${meant}"?` : ''}`,
    );
  });
  const languages = input?.languages?.map((tag, index) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? tag;
    } catch {
      report(
        `${place}.languages.${index}`,
        `${JSON.stringify(tag)} is not a language`,
        'Write a tag such as "en".',
      );
      return tag;
    }
  });
  return { ...input, ...(languages && { languages }) };
}
