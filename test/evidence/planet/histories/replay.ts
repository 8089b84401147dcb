import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { PlanetError } from '../../../../packages/model/src/index.ts';
import { normalizeFeed } from '../../../../packages/normalize/src/index.ts';
import { openPlanet, type Planet } from '../../../../packages/planet/src/index.ts';
import type { History } from './read-history.ts';
import { isStillThere, looksTheSame, type Post } from './same-post.ts';

/** Why a planet does not show a post, in a sentence; undefined if it cannot say. */
export type Explain = (planet: Planet, post: Post) => Promise<string | undefined>;

/** What went wrong while a history was replayed. The posts are named by title, id and version. */
export interface Replay {
  versions: number;
  /** Posts that all versions had between them, as the planet shows them at the end. */
  shown: number;
  twice: string[];
  lost: string[];
  /** Of the lost, those of which the planet cannot say why. */
  unexplained: string[];
  resurfaced: string[];
}

/** Has a planet look at every version of a feed, one after another, and looks at all its pages after each. */
export async function replay(history: History, explain: Explain): Promise<Replay> {
  const folder = mkdtempSync(join(tmpdir(), 'planet-history-'));
  const feed = `feed${extname(history.versions[0]?.path ?? '')}`;
  const member = { id: 'member', name: history.slug, feed, ...(history.site && { site: history.site }) };
  writeFileSync(join(folder, 'planet.json'), JSON.stringify({ title: history.slug, members: [member] }));
  const found = { twice: new Set<string>(), lost: new Set<string>(), unexplained: new Set<string>() };
  const resurfaced = new Set<string>();
  const seen: { version: string; posts: Post[] }[] = [];
  let before: Post[] = [];
  try {
    for (const { file, path, now } of history.versions) {
      cpSync(path, join(folder, feed));
      const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0 });
      try {
        await planet.update({ now, force: true });
        seen.push({ version: file, posts: readPosts(path, history.site, now) });
        const shown = await allPosts(planet);
        for (const post of shownTwice(shown, seen)) found.twice.add(post);
        for (const { version, posts } of seen) {
          for (const post of posts.filter((each) => !shown.some((there) => isStillThere(each, there)))) {
            found.lost.add(`${name(post)} of ${version}`);
            if (!(await explain(planet, post))) found.unexplained.add(`${name(post)} of ${version}`);
          }
        }
        for (const post of movedUp(before, shown)) resurfaced.add(`${name(post)} in ${file}`);
        before = shown;
      } finally {
        planet.close();
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    versions: history.versions.length,
    shown: before.length,
    twice: [...found.twice],
    lost: [...found.lost],
    unexplained: [...found.unexplained],
    resurfaced: [...resurfaced],
  };
}

/** What a version of the feed has; nothing where it is no feed. */
function readPosts(path: string, site: string | undefined, seen: string): Post[] {
  try {
    const url = new URL('feed', site ?? 'https://member.example/').href;
    return normalizeFeed(readFileSync(path), { sourceId: 'member', url, seen }).entries;
  } catch (error) {
    if (error instanceof PlanetError) return [];
    throw error;
  }
}

/** All that the planet shows, newest first: the front page is made of what is on the pages of the months. */
async function allPosts(planet: Planet): Promise<Post[]> {
  const posts: Post[] = [];
  for (const { month } of planet.months()) posts.push(...(await planet.edition({ month })).entries);
  return posts;
}

/** Posts that are there twice, unless the feed itself had both at one time. */
function shownTwice(shown: readonly Post[], seen: readonly { posts: readonly Post[] }[]): string[] {
  return shown.flatMap((post, at) => {
    const other = shown.slice(at + 1).find((each) => looksTheSame(post, each));
    if (!other) return [];
    const hasBoth = seen.some(({ posts }) =>
      [post, other].every(({ id }) => posts.some((each) => each.id === id)),
    );
    return hasBoth ? [] : [`${name(post)} and ${other.id}`];
  });
}

/** Posts that stand above one now that they stood below before; those that are new do not count. */
function movedUp(before: readonly Post[], now: readonly Post[]): Post[] {
  const places = new Map(before.map(({ id }, place) => [id, place]));
  const old = now.filter(({ id }) => places.has(id));
  return old.filter((post, at) =>
    old.slice(at + 1).some(({ id }) => (places.get(id) ?? 0) < (places.get(post.id) ?? 0)),
  );
}

function name({ title = 'untitled', id }: Post): string {
  return `“${title}” (${id})`;
}
