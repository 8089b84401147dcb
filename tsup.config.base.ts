import type { Options } from 'tsup';

/** What every package's build has in common: ESM with declarations and source maps, nothing bundled. */
export const base: Options = {
  entry: ['src/index.ts'],
  format: ['esm'],
  target: 'node22',
  dts: true,
  sourcemap: true,
  clean: true,
};
