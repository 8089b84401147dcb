import { createHash } from 'node:crypto';
import type { RawEntry } from '@planet-ceres/model';
import type { createFilter } from '@planet-ceres/timeline/filter';
import type { FilterConfig, MemberConfig, PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { shownMembers } from './views.ts';

/** Why a view does not show an entry of a member it shows: a rule, and whose; or what its choice is of. */
export type Objection =
  | { by: 'planet' | 'member' | 'view'; rule: FilterConfig }
  | { by: 'tags' | 'languages'; wanted: string[]; has: string[] };

/** What decides, entry by entry, whether a view shows it. */
export interface Verdicts {
  /** By source id, a digest of the rules that its entries are held to. Sources without rules are not named. */
  rules: ReadonlyMap<string, string>;
  objection(entry: RawEntry): Objection | undefined;
}

/** The verdicts of the planet's own pages, or of a view. `create` makes the test that rules are. */
export function createVerdicts(
  config: PlanetConfig,
  store: Store,
  { view, create }: { view?: ViewConfig | undefined; create: typeof createFilter },
): Verdicts {
  const { tags, languages } = (view ?? config).show;
  const members = new Map(shownMembers(config, view).map((member) => [member.id, member]));
  const general = create([...named('planet', config.filters), ...named('view', view?.filters ?? [])]);
  const own = new Map<string, ReturnType<typeof create<NamedRule>>>();
  const ofMember = ({ id, filters }: MemberConfig) => {
    const known = own.get(id) ?? create(named('member', filters));
    own.set(id, known);
    return known;
  };
  const feedLanguage = (sourceId: string) => (languages ? store.source(sourceId)?.feed?.language : undefined);
  const rules = new Map<string, string>();
  for (const { id, filters } of members.values()) {
    const all = [...config.filters, ...(view?.filters ?? []), ...filters];
    if (all.length === 0 && !tags && !languages) continue;
    rules.set(id, digest([all, tags ?? null, languages ?? null, feedLanguage(id) ?? null]));
  }
  return {
    rules,
    objection(entry) {
      const member = members.get(entry.sourceId);
      const failed = general(entry) ?? (member && ofMember(member)(entry));
      if (failed) return { by: failed.by, rule: failed.rule };
      const language = entry.language ?? feedLanguage(entry.sourceId);
      return wrongTags(entry, tags) ?? wrongLanguage(language, languages);
    },
  };
}

/** Lets the store find out what a view leaves out, where there are rules; its name for the store's choice. */
export function judgeView(store: Store, verdicts: Verdicts, view?: ViewConfig): string | undefined {
  if (verdicts.rules.size === 0) return undefined;
  const name = view?.id ?? '';
  store.judge(name, verdicts.rules, (entry) => verdicts.objection(entry) === undefined);
  return name;
}

/** A rule that knows whose it is. */
interface NamedRule extends FilterConfig {
  by: 'planet' | 'member' | 'view';
  rule: FilterConfig;
}

function named(by: NamedRule['by'], rules: readonly FilterConfig[]): NamedRule[] {
  return rules.map((rule) => ({ ...rule, by, rule }));
}

function wrongTags({ tags }: RawEntry, wanted: string[] | undefined): Objection | undefined {
  const lower = new Set(tags.map((tag) => tag.toLowerCase()));
  if (!wanted || wanted.some((tag) => lower.has(tag.toLowerCase()))) return undefined;
  return { by: 'tags', wanted, has: tags };
}

/** `pt` stands for `pt-BR` too. */
function wrongLanguage(language: string | undefined, wanted: string[] | undefined): Objection | undefined {
  if (!wanted) return undefined;
  const isWanted = wanted.some((tag) => language === tag || language?.startsWith(`${tag}-`));
  return isWanted ? undefined : { by: 'languages', wanted, has: language === undefined ? [] : [language] };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}
