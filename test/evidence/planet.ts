import type { Evidence } from './figure.ts';
import { type Parts, readPartArguments, refuse, runParts } from './parts.ts';
import { crash } from './planet/crash.ts';
import { histories } from './planet/histories.ts';
import type { PlanetOptions } from './planet/options.ts';
import { scale } from './planet/scale.ts';

// The old configs (`planet/configs.ts`) are one more line here.
const parts: Parts<PlanetOptions> = { crash, histories, scale };

/**
 * What the store, the timeline and the publishing are held to. Arguments: only these parts; `--corpus <folder>` with `histories/` of
 * recorded feeds, without which that part is left out; `--seed` of the kills and `--count` of them.
 */
export const evidence: Evidence = async (args) => {
  const { names, options } = readPartArguments(args, 'planet', { parts: Object.keys(parts), count: 200 });
  if (options.folder === undefined && args.includes('histories')) {
    refuse('Name a folder of histories: npm run evidence -- planet histories --corpus <folder>');
  }
  return runParts(parts, names, options);
};
