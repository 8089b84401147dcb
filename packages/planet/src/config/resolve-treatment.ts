import { defaults } from './defaults.ts';
import type { Aside, AsideInput, MemberConfig, MemberInput } from './planet-config.ts';
import type { Report } from './problem.ts';
import { type PatternProblem, resolveFilters } from './resolve-filters.ts';
import { resolveWithdrawn } from './resolve-withdrawn.ts';
import { webAddress } from './web-address.ts';

/** What the planet does with a member's entries. */
export type Treatment = Pick<
  MemberConfig,
  | 'filters'
  | 'entriesPerMember'
  | 'hidden'
  | 'disabled'
  | 'excerpt'
  | 'noindex'
  | 'license'
  | 'withdrawn'
  | 'idleDays'
  | 'ignore'
  | 'futureDates'
  | 'base'
  | 'notes'
>;

/** That part of a member's config with its defaults; `wrong` is told what cannot be meant. */
export function resolveTreatment(
  input: MemberInput,
  place: string,
  { wrong, patternProblem }: { wrong: Report; patternProblem: PatternProblem },
): Treatment {
  const hidden = asideOf(input.hidden);
  const disabled = asideOf(input.disabled);
  const excerpt = input.excerpt === true ? defaults.excerpt : input.excerpt;
  const license = input.license && licenseOf(input.license, `${place}.license`, wrong);
  const base = input.base && baseOf(input.base, `${place}.base`, wrong);
  return {
    filters: resolveFilters(input.filters, `${place}.filters`, { report: wrong, patternProblem }),
    ...(input.entriesPerMember && { entriesPerMember: input.entriesPerMember }),
    ...(hidden && { hidden }),
    ...(disabled && { disabled }),
    ...(excerpt && { excerpt }),
    ...(input.noindex && { noindex: true }),
    ...(license && { license }),
    // What the member's config leaves open is the planet's to say.
    ...(input.withdrawn && { withdrawn: resolveWithdrawn(input.withdrawn, {}) }),
    ...(input.idleDays !== undefined && { idleDays: input.idleDays }),
    ignore: input.ignore ?? [],
    futureDates: input.futureDates ?? 'clamp',
    ...(base && { base }),
    notes: input.notes ?? [],
  };
}

function asideOf(input: AsideInput | undefined): Aside | undefined {
  if (!input) return undefined;
  if (input === true) return {};
  return typeof input === 'string' ? { reason: input } : input;
}

function licenseOf(
  input: NonNullable<MemberInput['license']>,
  path: string,
  wrong: Report,
): MemberConfig['license'] {
  if (typeof input === 'string') {
    const found = webAddress(input);
    return 'url' in found
      ? { name: found.url.host + found.url.pathname, url: found.url.href }
      : { name: input };
  }
  if (input.url === undefined) return { name: input.name };
  const found = webAddress(input.url);
  if ('url' in found) return { name: input.name, url: found.url.href };
  wrong(`${path}.url`, found.wrong, found.hint);
  return { name: input.name };
}

function baseOf(input: string, path: string, wrong: Report): string | undefined {
  if (input === 'feed' || input === 'entry') return input;
  const found = webAddress(input);
  if ('url' in found) return found.url.href;
  wrong(path, `${JSON.stringify(input)} is neither "feed" nor "entry" nor a URL`, found.hint);
  return undefined;
}
