import { fileURLToPath } from 'node:url';

/**
 * The code of `virtual:planet/project` in an Astro project. It is Node that loads the planet, past Vite: a store and an
 * HTML parser gain nothing from being bundled, and a bundle in the project's folder could not find their dependencies.
 * Each read opens the planet anew, so `astro dev` shows what the last update brought.
 */
export function projectModule(configPath: string): string {
  return `
import { createRequire } from 'node:module';
const load = (path) => createRequire(path)(path);
const { openPlanet } = load(${modulePath('@planet-ceres/planet')});
export const { syndicate } = load(${modulePath('@planet-ceres/syndicate')});
export async function readPlanet(read) {
  const planet = await openPlanet(${JSON.stringify(configPath)});
  try {
    return await read(planet);
  } finally {
    planet.close();
  }
}`;
}

function modulePath(name: string): string {
  return JSON.stringify(fileURLToPath(import.meta.resolve(name)));
}
