import type { Evidence } from './figure.ts';
import { type Parts, readPartArguments, runParts } from './parts.ts';
import { crash } from './planet/crash.ts';
import { histories } from './planet/histories.ts';
import type { PlanetOptions } from './planet/options.ts';
import { scale } from './planet/scale.ts';

const parts: Parts<PlanetOptions> = { crash, histories, scale };

export const evidence: Evidence = async (args) => {
  const { names, options } = readPartArguments(args, 'planet', { parts: Object.keys(parts), count: 200 });
  return runParts(parts, names, options);
};
