import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFeeds } from '../../../bench/normalize/feed-files.ts';
import type { Figure } from '../figure.ts';
import type { PartOptions } from '../parts.ts';

/** A feed of the folder, and what its manifest says of it. */
export interface CorpusFeed {
  path: string;
  url: string;
  contentType?: string;
  items?: number;
}

/** What came of all of them. */
export interface CorpusRead {
  entries: (number | null)[];
  digest: string;
}

const zones = ['America/New_York', 'Asia/Tokyo', 'UTC'];

/** A folder of real feeds: all are read, with as many entries as its `manifest.json` says, and alike in every time zone. */
export async function corpus({ folder }: PartOptions): Promise<Figure[]> {
  if (folder === undefined) return [];
  const feeds = readManifest(folder);
  const [read, ...others] = zones.map((zone) => readIn(zone, feeds));
  const counts = read?.entries ?? [];
  const astray = feeds.filter(({ items }, index) => items !== undefined && counts[index] !== items);
  for (const { path, items } of astray) {
    console.log(
      `corpus, ${basename(path)}: ${counts[feeds.findIndex((feed) => feed.path === path)]} entries, manifest ${items}`,
    );
  }
  return [
    { name: 'corpus: feeds', value: feeds.length, atLeast: 1 },
    {
      name: 'corpus: feeds that are refused',
      value: counts.filter((count) => count === null).length,
      atMost: 0,
    },
    { name: 'corpus: entries', value: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) },
    { name: 'corpus: feeds in the manifest', value: feeds.filter(({ items }) => items !== undefined).length },
    { name: 'corpus: feeds with other entries than the manifest says', value: astray.length, atMost: 0 },
    {
      name: `corpus: zones of ${zones.join(', ')} with another result`,
      value: others.filter(({ digest }) => digest !== read?.digest).length,
      atMost: 0,
    },
  ];
}

function readIn(zone: string, feeds: readonly CorpusFeed[]): CorpusRead {
  const file = fileURLToPath(new URL('corpus-client.ts', import.meta.url));
  const args = ['--conditions=@planet-ceres/source', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input: JSON.stringify(feeds),
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function readManifest(folder: string): CorpusFeed[] {
  const path = join(folder, 'manifest.json');
  const rows: { file: string; url?: string; contentType?: string; items?: number }[] = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : [];
  const byName = new Map(rows.map((row) => [basename(row.file), row]));
  return listFeeds(folder).map((feed) => {
    const { url, contentType, items } = byName.get(basename(feed)) ?? {};
    return {
      path: feed,
      url: url ?? 'https://feeds.example/feed',
      ...(contentType && { contentType }),
      ...(items !== undefined && { items }),
    };
  });
}
