import type { Fetcher, HubOutcome } from '@planet-ceres/fetch';
import type { PlanetConfig } from '../config/planet-config.ts';
import { folderOf } from '../edition/views.ts';
import { openFetcher } from '../update/open-fetcher.ts';

/** The combined feeds that name the hub (WebSub §4). */
const topics = ['atom.xml', 'rss20.xml', 'feed.json'];

/**
 * Tells the planet's hub which of its combined feeds are among the files that were written. Undefined if there is no hub or
 * nothing to tell.
 */
export async function tellHub(
  config: PlanetConfig,
  written: readonly string[],
  fetcher: Fetcher | undefined,
): Promise<HubOutcome | undefined> {
  const { hub, url, views } = config;
  const folders = ['', ...views.map(({ id }) => folderOf(id))];
  const files = new Set(written);
  const changed = folders
    .flatMap((folder) => topics.map((path) => folder + path))
    .filter((path) => files.has(path));
  if (hub === undefined || url === undefined || changed.length === 0) return undefined;
  const open = fetcher ?? (await openFetcher(config));
  try {
    return await open.tellHub(
      hub,
      changed.map((path) => new URL(path, url).href),
    );
  } finally {
    if (!fetcher) await open.close();
  }
}
