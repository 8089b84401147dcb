/** A group of settings out of YAML or JSON. */
export type Group = Readonly<Record<string, unknown>>;

/**
 * Whose config a YAML or JSON file is, if it is not one of ours: moonmoon's `config.yml` has a name but no title, osmosfeed's
 * has `sources`, that of Planet Emacslife `feeds`.
 */
export function foreignProgram(input: unknown): 'moonmoon' | 'osmosfeed' | 'emacslife' | undefined {
  if (!isGroup(input) || 'members' in input) return undefined;
  if (Array.isArray(input.sources)) return 'osmosfeed';
  if (Array.isArray(input.feeds)) return 'emacslife';
  const isMoonmoon =
    'name' in input && !('title' in input) && ('cachedir' in input || 'postmaxlength' in input);
  return isMoonmoon ? 'moonmoon' : undefined;
}

/** Whether a value is a group of settings. */
export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The single values of a group as texts; an empty one is an empty text. Groups and lists in it are left out. */
export function textsOf(group: Group): Map<string, string> {
  return new Map(
    Object.entries(group).flatMap(([key, value]): [string, string][] =>
      typeof value === 'object' && value !== null ? [] : [[key, String(value ?? '').trim()]],
    ),
  );
}

/** The groups in a list. */
export function groupsIn(list: unknown): Group[] {
  return Array.isArray(list) ? list.filter(isGroup) : [];
}
