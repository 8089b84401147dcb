import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlanetError } from '@planet-ceres/model';
import { loadConfig } from '@planet-ceres/planet';
import type { AstroIntegration } from 'astro';
import { type ComponentName, componentNames } from './component-names.ts';
import { projectModule } from './project-module.ts';
import { feedRoutes, pageRoutes, viewFeedRoutes, viewRoutes } from './routes.ts';
import { virtualModules } from './virtual-modules.ts';

export interface PlanetOptions {
  /**
   * The planet's config, relative to the project's root.
   * @default planet.config.ts, planet.yaml ... , whichever is found in the project's root
   */
  config?: string;
  /** Components of your own in place of the planet's: `{ Entry: './src/Entry.astro' }`. */
  components?: Partial<Record<ComponentName, string>>;
  /** Style sheets that follow the theme's in `planet.css`, taken as they are written. */
  css?: readonly string[];
}

/**
 * A planet in an Astro project: its pages, its feeds, its style sheet, all prerendered from what the last update
 * gathered. It never touches the network. Throws `BAD_CONFIG` for a config that is not there and for a component name
 * the planet does not have.
 */
export function planet(options: PlanetOptions = {}): AstroIntegration {
  const { components = {}, css = [] } = options;
  refuseUnknownComponents(components);
  return {
    name: '@planet-ceres/astro',
    hooks: {
      'astro:config:setup': async ({ config, injectRoute, updateConfig, addWatchFile }) => {
        const root = fileURLToPath(config.root);
        const { path, views } = await loadConfig(resolve(root, options.config ?? '.'), { env: process.env });
        addWatchFile(path);
        const ofViews = views.length > 0 ? [...viewRoutes(true), ...viewFeedRoutes()] : [];
        for (const route of [...pageRoutes(true), ...feedRoutes(), ...ofViews]) injectRoute(route);
        updateConfig({
          vite: {
            plugins: [virtualModules(root, { components, css, project: projectModule(path, config.base) })],
            ssr: { noExternal: ['@planet-ceres/astro', '@planet-ceres/syndicate', '@planet-ceres/timeline'] },
          },
        });
      },
    },
  };
}

/** Throws `BAD_CONFIG` that lists every component name the planet does not have. */
export function refuseUnknownComponents(components: Record<string, string>): void {
  const names: readonly string[] = componentNames;
  const problems = Object.keys(components)
    .filter((name) => !names.includes(name))
    .map((name) => ({ path: `components.${name}`, message: `There is no component "${name}".` }));
  if (problems.length === 0) return;
  throw new PlanetError('BAD_CONFIG', problems.map(({ message }) => message).join(' '), {
    hint: `A planet's components are ${componentNames.join(', ')}.`,
    problems,
  });
}
