import { fileURLToPath } from 'node:url';

/**
 * The code of `virtual:planet/project` in an Astro project. It is Node that loads the planet, past Vite: a store and an
 * HTML parser gain nothing from being bundled, and a bundle in the project's folder could not find their dependencies.
 * Each read opens the planet anew, so `astro dev` shows what the last update brought.
 */
export function projectModule(configPath: string, base: string): string {
  const planet = JSON.stringify(fileURLToPath(import.meta.resolve('@planet-ceres/planet')));
  return `
import { createRequire } from 'node:module';
const { openPlanet } = createRequire(${planet})(${planet});
// Not import.meta.env.BASE_URL, which an environment variable of that name overrides.
export const base = ${JSON.stringify(base)};
export async function readPlanet(read) {
  const planet = await openPlanet(${JSON.stringify(configPath)}, { env: process.env });
  try {
    return await read(planet);
  } finally {
    planet.close();
  }
}`;
}
