import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadConfig } from '../../../packages/planet/src/config/load-config.ts';
import type { PlanetConfig } from '../../../packages/planet/src/config/planet-config.ts';
import { convertConfig } from '../../../packages/planet/src/import/index.ts';
import type { Figure } from '../figure.ts';

/** One row of the folder's `planets/planets.json`: a config of another program, and how many feeds it names. */
interface ListedConfig {
  file: string;
  feeds: number;
}

/**
 * Converts every config that `<folder>/planets/planets.json` lists: none may fail, each has as many members as the list says (a
 * feed that is there twice counts once), and what it is converted to is the same planet. Without a folder there is nothing to do.
 */
export async function configs({ folder }: { folder?: string }): Promise<Figure[]> {
  const index = folder && join(folder, 'planets/planets.json');
  if (!folder || !index || !existsSync(index)) return [];
  const listed: ListedConfig[] = JSON.parse(readFileSync(index, 'utf8'));
  const failed: string[] = [];
  const miscounted: string[] = [];
  const changed: string[] = [];
  let members = 0;
  for (const { file, feeds } of listed) {
    const copy = copyOf(join(folder, file));
    try {
      const { yaml, counts } = await convertConfig(copy.path);
      members += counts.members;
      const expected = feeds - repeated(copy.path);
      if (counts.members + counts.lists !== expected) {
        miscounted.push(`${basename(file)}: ${counts.members + counts.lists}, not ${expected}`);
      }
      const converted = join(copy.folder, 'converted.yaml');
      writeFileSync(converted, yaml);
      const [old, now] = [await loadConfig(copy.path), await loadConfig(converted)].map(meaning);
      if (!isDeepStrictEqual(old, now)) changed.push(basename(file));
    } catch (cause) {
      failed.push(`${basename(file)}: ${cause instanceof Error ? cause.message : String(cause)}`);
    } finally {
      rmSync(copy.folder, { recursive: true, force: true });
    }
  }
  for (const line of [...failed, ...miscounted, ...changed]) console.error(line);
  return [
    { name: 'old configs', value: listed.length, atLeast: 1 },
    { name: 'members in them', value: members },
    { name: 'that cannot be converted', value: failed.length, atMost: 0 },
    { name: 'with another number of members', value: miscounted.length, atMost: 0 },
    { name: 'that are another planet when converted', value: changed.length, atMost: 0 },
  ];
}

/** The new config is written beside the old one, and nobody's folder is written to. */
function copyOf(path: string): { folder: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'planet-configs-'));
  const copy = join(folder, basename(path));
  copyFileSync(path, copy);
  return { folder, path: copy };
}

/** How often an outline of a list names a feed that another names too: `https://a.example` is `https://a.example/`. */
function repeated(path: string): number {
  const addresses = [...readFileSync(path, 'utf8').matchAll(/\bxmlUrl="([^"]*)"/g)].map(
    ([, address = '']) => URL.parse(address.replaceAll('&amp;', '&'))?.href ?? address,
  );
  return addresses.length - new Set(addresses).size;
}

function meaning({ path: _path, notices: _notices, ...rest }: PlanetConfig): object {
  return rest;
}
