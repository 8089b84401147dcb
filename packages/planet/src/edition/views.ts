import type { Edition } from '@planet-ceres/model';
import type { MemberConfig, PlanetConfig, ViewConfig } from '../config/planet-config.ts';

/** The planet itself and the planets within it, as pages link to them. Empty where there are none within. */
export function linkViews({ title, views }: PlanetConfig): NonNullable<Edition['views']> {
  if (views.length === 0) return [];
  return [{ title, path: '' }, ...views.map(({ id, title }) => ({ id, title, path: folderOf(id) }))];
}

/** The folder of a view in the site, with its slash. */
export function folderOf(id: string): string {
  return `${id}/`;
}

/** The view of an id; undefined for the planet itself. Throws a `RangeError` that names the views there are. */
export function findView({ views }: PlanetConfig, id: string | undefined): ViewConfig | undefined {
  if (id === undefined) return undefined;
  const view = views.find((each) => each.id === id);
  if (view) return view;
  const known = views.map((each) => JSON.stringify(each.id));
  throw new RangeError(
    `The planet has no view ${JSON.stringify(id)}; ${known.length > 0 ? `it has ${known.join(', ')}` : 'it has none'}.`,
  );
}

/** The members whose entries the planet's own pages, or those of a view, can show, as far as the config's choice of members goes. */
export function shownMembers(config: PlanetConfig, view?: ViewConfig): MemberConfig[] {
  const { members, memberTags } = (view ?? config).show;
  const [ids, labels] = [members && new Set(members), memberTags && new Set(memberTags)];
  return config.members.filter(({ id, tags }) => {
    return (ids?.has(id) ?? true) && (labels === undefined || tags.some((tag) => labels.has(tag)));
  });
}

/** The config with the limits of a view's front page in place of the planet's. */
export function withLimits(config: PlanetConfig, view?: ViewConfig): PlanetConfig {
  if (!view) return config;
  const { entriesPerPage, daysPerPage, entriesPerMember } = view;
  return {
    ...config,
    ...(entriesPerPage && { entriesPerPage }),
    ...(daysPerPage && { daysPerPage }),
    ...(entriesPerMember && { entriesPerMember }),
  };
}
