import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from './archive.ts';

/** Writes the config of a planet with an archive's members into a folder; its path. */
export function writeConfig(folder: string, { sourceIds }: Archive): string {
  const members = sourceIds.map((id, at) => ({
    ...{ id, name: `Member ${at}` },
    ...{ feed: `https://member${at}.example/feed`, site: `https://member${at}.example/` },
  }));
  const path = join(folder, 'planet.json');
  writeFileSync(path, JSON.stringify({ title: 'A large planet', url: 'https://planet.example/', members }));
  return path;
}
