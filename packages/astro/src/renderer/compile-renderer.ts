import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroIntegration, build } from 'astro';
import { pageRoutes, viewRoutes } from '../routes.ts';
import { virtualModules } from '../virtual-modules.ts';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Compiles the pages into `dir`: `entry.mjs`, which needs nothing but Node, and `renderer.json` with its id. The same
 * sources give the same bytes on any machine.
 */
export async function compileRenderer(dir: string): Promise<{ id: string }> {
  const scratch = await mkdtemp(join(tmpdir(), 'planet-ceres-'));
  try {
    await build({
      configFile: false,
      root: packageRoot,
      // Astro would take any src/pages for pages; ours are injected.
      srcDir: join(scratch, 'src'),
      publicDir: join(scratch, 'public'),
      cacheDir: join(scratch, 'cache'),
      outDir: join(scratch, 'out'),
      output: 'server',
      adapter: rendererAdapter(),
      integrations: [compiledPages()],
      devToolbar: { enabled: false },
      logLevel: 'error',
    });
    return await collect(join(scratch, 'out/server'), resolve(dir), scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The planet's pages on demand: their edition comes with each call, so there is no project to read it from. */
function compiledPages(): AstroIntegration {
  const project = `
    export const base = '/';
    export const readPlanet = () => { throw new Error('The compiled renderer was given no edition.'); };`;
  return {
    name: '@planet-ceres/astro/compiled',
    hooks: {
      'astro:config:setup': ({ injectRoute, updateConfig, addMiddleware }) => {
        addMiddleware({
          order: 'pre',
          entrypoint: new URL('../../src/renderer/keep-failure.ts', import.meta.url),
        });
        for (const route of [...pageRoutes(false), ...viewRoutes(false)]) injectRoute(route);
        updateConfig({
          image: { service: { entrypoint: 'astro/assets/services/noop' } },
          vite: {
            plugins: [virtualModules(packageRoot, { components: {}, css: [], project })],
            ssr: { noExternal: true },
            environments: {
              ssr: {
                build: {
                  rolldownOptions: {
                    output: {
                      minify: true,
                      chunkFileNames: 'chunks/[name].mjs',
                      assetFileNames: 'assets/[name][extname]',
                    },
                  },
                },
              },
            },
          },
        });
      },
    },
  };
}

function rendererAdapter(): AstroIntegration {
  return {
    name: '@planet-ceres/astro/renderer',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: '@planet-ceres/astro/renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('../../src/renderer/app.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server', middlewareMode: 'classic' },
          supportedAstroFeatures: { serverOutput: 'stable' },
        }),
    },
  };
}

/** Moves what Astro compiled to where it stays, without a trace of this machine, and gives it its id. */
async function collect(from: string, to: string, scratch: string): Promise<{ id: string }> {
  await rm(to, { recursive: true, force: true });
  const digest = createHash('sha256');
  for (const name of (await readdir(from, { recursive: true })).sort()) {
    if (!name.endsWith('.mjs')) continue;
    const code = withoutTraces(await readFile(join(from, name), 'utf8'), scratch);
    digest.update(`${name}\0${code}\0`);
    await mkdir(join(to, dirname(name)), { recursive: true });
    await writeFile(join(to, name), code);
  }
  const id = digest.digest('hex').slice(0, 16);
  await writeFile(join(to, 'renderer.json'), `${JSON.stringify({ id })}\n`);
  return { id };
}

// Astro draws one for each build, to seal the props of server islands. The pages have none.
const islandKey = /"key":"[A-Za-z0-9+/]{43}="/;

/** Astro writes absolute paths of modules and folders into its bundle. None of them is read when it runs. */
function withoutTraces(code: string, scratch: string): string {
  const astroRoot = dirname(fileURLToPath(import.meta.resolve('astro/package.json')));
  return code
    .replaceAll(scratch, '/planet-ceres')
    .replaceAll(packageRoot, '/planet-ceres/astro/')
    .replaceAll(astroRoot, '/astro')
    .replaceAll(relative(packageRoot, astroRoot), 'astro')
    .replace(islandKey, `"key":"${'A'.repeat(43)}="`);
}
