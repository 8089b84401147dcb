import { loadConfig, openPlanet, type Planet } from '@planet-ceres/planet';

/** Opens the planet that a command's argument names. Throws `BAD_CONFIG` and `STORE_BROKEN`. */
export async function open(target: string, options: { allowHost?: string[] } = {}): Promise<Planet> {
  return openPlanet(await loadConfig(target, { allowHosts: options.allowHost ?? [] }));
}
