import type { Evidence } from './figure.ts';
import { type Parts, readPartArguments, runParts } from './parts.ts';
import { corpus } from './sanitize/corpus.ts';
import { hostile } from './sanitize/hostile.ts';
import { judgeAll } from './sanitize/judge-all.ts';
import type { Options } from './sanitize/options.ts';
import { listPayloadFiles } from './sanitize/payload-files.ts';
import { speed } from './sanitize/speed.ts';

const parts: Parts<Options> = { speed, hostile, corpus, judge: judgeAll };

/**
 * What the sanitizer is held to. Arguments: only these parts; `--payloads <file or folder>`, as often as you like, of more payloads
 * for the judge, JSON of the form `[{ "html": "…" }]`; `--corpus <folder>` of real feeds, without which six entries of our own stand
 * in; `--seed`, `--count` and `--only <index>` of the mutated markup.
 */
export const evidence: Evidence = async (args) => {
  const { names, options, paths } = readPartArguments(args, 'sanitize', {
    parts: Object.keys(parts),
    count: 20_000,
    paths: ['payloads'],
  });
  const payloadFiles = (paths.get('payloads') ?? []).flatMap(listPayloadFiles);
  return runParts(parts, names, { ...options, payloadFiles });
};
