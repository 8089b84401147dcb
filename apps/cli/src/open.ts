import { loadConfig, openPlanet, type Planet } from '@planet-ceres/planet';

/** Opens the planet that a command's argument names, to fetch for it. Throws `BAD_CONFIG` and `STORE_BROKEN`. */
export async function open(target: string, options: { allowHost?: string[] } = {}): Promise<Planet> {
  return openPlanet(await loadConfig(target, { allowHosts: options.allowHost ?? [], env: process.env }));
}

/** The same for a command that fetches nothing: to it no address is forbidden. */
export async function openOffline(target: string): Promise<Planet> {
  return openPlanet(await loadConfig(target, { isOffline: true, env: process.env }));
}
