import { readPlanet } from 'virtual:planet/project';
import type { GetStaticPathsItem } from 'astro';

export { GET } from './feeds.ts';

/** One file for each combined feed of each planet within the planet. */
export async function getStaticPaths(): Promise<GetStaticPathsItem[]> {
  const feeds = await readPlanet((planet) => planet.feeds());
  return feeds.flatMap(({ path, body }) => {
    const [view, feed] = path.split('/');
    return feed === undefined ? [] : [{ params: { view, feed }, props: { body } }];
  });
}
