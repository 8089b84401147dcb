import { readPlanet } from 'virtual:planet/project';
import { formats } from '@planet-ceres/syndicate';
import type { APIContext, GetStaticPathsItem } from 'astro';

/** One file for each combined feed of the planet itself. */
export async function getStaticPaths(): Promise<GetStaticPathsItem[]> {
  const feeds = await readPlanet((planet) => planet.feeds());
  return feeds
    .filter(({ path }) => !path.includes('/'))
    .map(({ path, body }) => ({ params: { feed: path }, props: { body } }));
}

export function GET({ params, props }: APIContext<{ body: string }>): Response {
  const type = formats.find(({ path }) => path === params.feed)?.type ?? 'application/octet-stream';
  return new Response(props.body, { headers: { 'content-type': `${type}; charset=utf-8` } });
}
