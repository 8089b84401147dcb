import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Edition, PlanetError } from '@planet-ceres/model';

/** A page or another file of the site, as rendered. */
export interface Rendered {
  /** As in HTTP: 200, or 404 for a path the site does not have. */
  status: number;
  /** Media type. */
  type: string;
  body: string;
}

/** A planet's pages, compiled. */
export interface Renderer {
  /** A digest of the compiled code: another id may give other pages. */
  id: string;
  /**
   * `path` is relative to the site's root: `''` for the front page, `2018/08/` for a month's, `rust/` and `rust/2018/08/` for those
   * of a view. Rejects with whatever a page throws.
   */
  render(path: string, edition: Edition): Promise<Rendered>;
}

/**
 * The renderer compiled into `dir`; without `dir`, the one that comes with this package. It needs no Astro. Its code is
 * loaded at the first `render`: a build in which nothing has changed asks for the id alone.
 * Throws `PUBLISH_FAILED` where there is none that works.
 */
export async function loadRenderer(dir?: string): Promise<Renderer> {
  const folder =
    dir === undefined ? new URL('../../dist/compiled/', import.meta.url) : pathToFileURL(`${dir}/`);
  const { id } = await orFail<{ id: string }>(
    readFile(new URL('renderer.json', folder), 'utf8').then(JSON.parse),
  );
  let code: Promise<Pick<Renderer, 'render'>> | undefined;
  return {
    id,
    async render(path, edition) {
      code ??= orFail(import(new URL('entry.mjs', folder).href));
      return (await code).render(path, edition);
    },
  };

  async function orFail<Part>(part: Promise<Part>): Promise<Part> {
    try {
      return await part;
    } catch (cause) {
      throw new PlanetError(
        'PUBLISH_FAILED',
        `The renderer in "${fileURLToPath(folder)}" cannot be loaded: ${cause}`,
        {
          hint: 'In a checkout of Planet Ceres, run "npm start" first.',
          cause,
        },
      );
    }
  }
}
