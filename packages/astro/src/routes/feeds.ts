import { readPlanet, syndicate } from 'virtual:planet/project';
import type { APIContext, GetStaticPathsItem } from 'astro';

/** One file for each feed format. */
export async function getStaticPaths(): Promise<GetStaticPathsItem[]> {
  const feeds = await readPlanet(async (planet) => syndicate(await planet.edition()));
  return feeds.map(({ path, type, body }) => ({ params: { feed: path }, props: { type, body } }));
}

export function GET({ props }: APIContext<{ type: string; body: string }>): Response {
  return new Response(props.body, { headers: { 'content-type': `${props.type}; charset=utf-8` } });
}
