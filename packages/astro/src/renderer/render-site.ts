import { type Edition, PlanetError } from '@planet-ceres/model';
import type { OutputFile, Planet } from '@planet-ceres/planet';
import type { Renderer } from './load-renderer.ts';

/** Files that belong to every page. */
const assets = ['planet.css', 'favicon.svg'];

/**
 * Every file of a planet's site but its feeds: the front page, one page for each month, the style sheet, the icon.
 * One edition is in memory at a time. Throws `PUBLISH_FAILED` where a page cannot be rendered.
 */
export async function* renderSite(
  planet: Pick<Planet, 'edition' | 'months'>,
  renderer: Renderer,
): AsyncGenerator<OutputFile> {
  const front = await planet.edition();
  yield { path: 'index.html', body: await renderFile(renderer, '', front) };
  for (const { month } of planet.months()) {
    const folder = `${month.replace('-', '/')}/`;
    yield {
      path: `${folder}index.html`,
      body: await renderFile(renderer, folder, await planet.edition({ month })),
    };
  }
  for (const path of assets) yield { path, body: await renderFile(renderer, path, front) };
}

async function renderFile(renderer: Renderer, path: string, edition: Edition): Promise<string> {
  const { status, body } = await renderer.render(path, edition).catch((cause: unknown) => {
    if (cause instanceof PlanetError) throw cause;
    throw new PlanetError('PUBLISH_FAILED', `The page "/${path}" could not be rendered: ${cause}`, { cause });
  });
  if (status === 200) return body;
  throw new PlanetError('PUBLISH_FAILED', `The page "/${path}" could not be rendered: status ${status}.`, {
    hint: 'A renderer has to know every page of a planet: "/", "/2018/08/", "/planet.css" and "/favicon.svg".',
  });
}
