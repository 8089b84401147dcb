import type { ConfigInput } from './planet-config.ts';

/** The config as it is: for its types, in a `planet.config.ts`. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}
