import { type Edition, PlanetError } from '@planet-ceres/model';
import type { OutputFile, Planet } from '@planet-ceres/planet';
import type { Renderer } from './load-renderer.ts';

/** Files that belong to every page. */
const assets = ['planet.css', 'favicon.svg'];

type Editions = Pick<Planet, 'edition' | 'months' | 'monthStamps' | 'views'>;

/**
 * Every file of a planet's site but its feeds: the front page, one page for each month, the same for each planet within it, the
 * style sheet, the icon. The page of a month is rendered when it is asked for: few of them change. Beside the front page's, one
 * edition is in memory at a time. Throws `PUBLISH_FAILED` where a page cannot
 * be rendered.
 */
export async function* renderSite(planet: Editions, renderer: Renderer): AsyncGenerator<OutputFile> {
  const front = await planet.edition();
  yield await renderPage(renderer, '', front);
  yield* renderMonths(planet, renderer, '');
  for (const { id, path } of planet.views()) {
    if (id === undefined) continue;
    yield await renderPage(renderer, path, await planet.edition({ view: id }));
    yield* renderMonths(planet, renderer, path, id);
  }
  for (const path of assets) yield { path, body: await renderFile(renderer, path, front) };
}

async function* renderMonths(
  planet: Editions,
  renderer: Renderer,
  folder: string,
  view?: string,
): AsyncGenerator<OutputFile> {
  const which = view === undefined ? {} : { view };
  const stamps = planet.monthStamps(which);
  for (const { month } of planet.months(which)) {
    const path = `${folder}${month.replace('-', '/')}/`;
    const stamp = stamps.get(month);
    yield {
      path: `${path}index.html`,
      ...(stamp !== undefined && { stamp: `${renderer.id} ${stamp}` }),
      body: async () => renderFile(renderer, path, await planet.edition({ ...which, month })),
    };
  }
}

/** The page of a folder, which opens from a disk too. */
async function renderPage(renderer: Renderer, folder: string, edition: Edition): Promise<OutputFile> {
  return { path: `${folder}index.html`, body: await renderFile(renderer, folder, edition) };
}

async function renderFile(renderer: Renderer, path: string, edition: Edition): Promise<string> {
  const { status, body } = await renderer.render(path, edition).catch((cause: unknown) => {
    if (cause instanceof PlanetError) throw cause;
    throw new PlanetError('PUBLISH_FAILED', `The page "/${path}" could not be rendered: ${cause}`, { cause });
  });
  if (status === 200) return body;
  throw new PlanetError('PUBLISH_FAILED', `The page "/${path}" could not be rendered: status ${status}.`, {
    hint: 'A renderer has to know every page of a planet: "/", "/2018/08/", the same below the folder of each view, "/planet.css" and "/favicon.svg".',
  });
}
