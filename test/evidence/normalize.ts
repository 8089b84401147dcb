import type { Evidence } from './figure.ts';
import { corpus } from './normalize/corpus.ts';
import { fuzz } from './normalize/fuzz.ts';
import { hostile } from './normalize/hostile.ts';
import { speed } from './normalize/speed.ts';
import { type PartOptions, type Parts, readPartArguments, refuse, runParts } from './parts.ts';

const parts: Parts<PartOptions> = { speed, hostile, corpus, fuzz };

/**
 * What the reader of feeds is held to. Arguments: only these parts; `--corpus <folder>` of real feeds, with or without a
 * `manifest.json`, without which the fixtures stand in and the part `corpus` is left out; `--seed`, `--count` and `--only <index>`
 * of the mutated feeds.
 */
export const evidence: Evidence = async (args) => {
  const { names, options } = readPartArguments(args, 'normalize', {
    parts: Object.keys(parts),
    count: 100_000,
  });
  if (options.folder === undefined && args.includes('corpus')) {
    refuse('Name a folder of feeds: npm run evidence -- normalize corpus --corpus <folder>');
  }
  return runParts(parts, names, options);
};
