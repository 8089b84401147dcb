import type { PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';

/** What of the members' feeds an archive's page can show, beside what the config says of them. */
export function standingOf({ members }: PlanetConfig, store: Store): unknown[] {
  return members.map(({ id }) => {
    const { title, siteUrl, language, authors } = store.source(id)?.feed ?? {};
    return [title, siteUrl, language, authors];
  });
}
