import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../../test/setup/workspace.ts';

const fixtures = join(root, 'packages/normalize/fixtures');

/** The paths of the feeds in a folder, or in its `feeds`, by name; without a folder those of the project's own fixtures. */
export function listFeeds(folder?: string): string[] {
  if (folder === undefined) return listFixtures();
  const inner = join(resolve(folder), 'feeds');
  const place = existsSync(inner) ? inner : resolve(folder);
  const feeds = readdirSync(place)
    .filter((name) => name !== 'manifest.json')
    .map((name) => join(place, name))
    .filter((path) => statSync(path).isFile())
    .sort();
  if (feeds.length === 0) throw new Error(`There are no files in ${place}: name a folder of feeds.`);
  return feeds;
}

function listFixtures(): string[] {
  return readdirSync(fixtures).flatMap((quirk) =>
    readdirSync(join(fixtures, quirk))
      .filter((name) => name !== 'expected.json' && name !== 'context.json')
      .map((name) => join(fixtures, quirk, name)),
  );
}
