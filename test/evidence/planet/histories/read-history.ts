import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A feed as it was at several times, oldest first. */
export interface History {
  slug: string;
  /** The site it belongs to, if the folder's manifest says. */
  site?: string;
  versions: { file: string; path: string; now: string }[];
}

interface Step {
  file: string;
  /** ISO 8601. */
  at?: string;
}

const day = 24 * 60 * 60 * 1000;

/**
 * The histories of a folder: `histories/<slug>/NN.ext`, whose `steps.json` says when each version was there; `manifest.json` knows
 * their sites. A planet looks at each version at that time, and no sooner than a day after the one before.
 */
export function readHistories(folder: string): History[] {
  const sites = readSites(folder);
  const all = join(folder, 'histories');
  if (!existsSync(all)) return [];
  return readdirSync(all)
    .sort()
    .map((slug) => {
      const site = sites.get(slug);
      return { slug, versions: readVersions(join(all, slug)), ...(site && { site }) };
    });
}

function readVersions(folder: string): History['versions'] {
  const { steps }: { steps: Step[] } = JSON.parse(readFileSync(join(folder, 'steps.json'), 'utf8'));
  const dated = new Map(steps.map(({ file, at }) => [file, at]));
  const files = readdirSync(folder).filter((name) => name !== 'steps.json');
  let last = 0;
  return files.sort().map((file) => {
    last = Math.max(last + day, Date.parse(dated.get(file) ?? '') || 0);
    return { file, path: join(folder, file), now: new Date(last).toISOString() };
  });
}

function readSites(folder: string): Map<string, string> {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return new Map();
  const rows: { slug: string; site?: string }[] = JSON.parse(readFileSync(path, 'utf8'));
  return new Map(rows.flatMap(({ slug, site }) => (site?.match(/^https?:/) ? [[slug, site]] : [])));
}
