import type { Evidence } from './figure.ts';
import { type Parts, readPartArguments, refuse, runParts } from './parts.ts';
import { configs } from './planet/configs.ts';
import { crash } from './planet/crash.ts';
import { histories } from './planet/histories.ts';
import type { PlanetOptions } from './planet/options.ts';
import { scale } from './planet/scale.ts';

const parts: Parts<PlanetOptions> = { histories, configs, crash, scale };

/** Parts that need the folder of a corpus. */
const ofCorpus = ['histories', 'configs'];

/**
 * What the store, the timeline and the publishing are held to. Arguments: only these parts; `--corpus <folder>` with `histories/` of
 * recorded feeds and `planets/` of real configs, without which those parts are left out; `--seed` of the kills and `--count` of them.
 */
export const evidence: Evidence = async (args) => {
  const { names, options } = readPartArguments(args, 'planet', { parts: Object.keys(parts), count: 200 });
  const wanting = ofCorpus.find((name) => args.includes(name));
  if (options.folder === undefined && wanting !== undefined) {
    refuse(`Name the folder they are in: npm run evidence -- planet ${wanting} --corpus <folder>`);
  }
  return runParts(parts, names, options);
};
