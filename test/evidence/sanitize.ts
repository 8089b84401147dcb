import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Evidence, Figure } from './figure.ts';
import { corpus } from './sanitize/corpus.ts';
import { hostile } from './sanitize/hostile.ts';
import { judgeAll } from './sanitize/judge-all.ts';
import type { Options } from './sanitize/options.ts';
import { listPayloadFiles } from './sanitize/payload-files.ts';
import { speed } from './sanitize/speed.ts';

const parts: Record<string, (options: Options) => Promise<Figure[]>> = {
  speed,
  hostile,
  corpus,
  judge: judgeAll,
};

/**
 * What the sanitizer is held to. Arguments: only these parts; `--payloads <file or folder>`, as often as you like, of more payloads
 * for the judge, JSON of the form `[{ "html": "…" }]`; `--corpus <folder>` of real feeds, without which six entries of our own stand
 * in; `--seed`, `--count` and `--only <index>` of the mutated markup.
 */
export const evidence: Evidence = async (args) => {
  const { names, options } = readArguments(args);
  const figures: Figure[] = [];
  for (const name of names) figures.push(...((await parts[name]?.(options)) ?? []));
  return figures;
};

function readArguments(args: readonly string[]): { names: string[]; options: Options } {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      corpus: text,
      payloads: { ...text, multiple: true, default: [] },
      seed: { ...text, default: '1' },
      count: { ...text, default: '20000' },
      only: text,
    },
  });
  const unknown = positionals.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    refuse(
      `There is no part "${unknown.join(' ')}" of sanitize. There is: ${Object.keys(parts).join(', ')}.`,
    );
  }
  const { corpus: folder, payloads, only } = values;
  const missing = [...payloads, ...(folder === undefined ? [] : [folder])].find((path) => !existsSync(path));
  if (missing !== undefined) refuse(`There is no ${missing}.`);
  const numbers = {
    seed: Number(values.seed),
    count: Number(values.count),
    ...(only && { only: Number(only) }),
  };
  const wrong = Object.entries(numbers).find(([, number]) => !Number.isSafeInteger(number) || number < 0);
  if (wrong) refuse(`--${wrong[0]} is a whole number from 0 on.`);
  return {
    names: positionals.length > 0 ? positionals : Object.keys(parts),
    options: { ...numbers, payloadFiles: payloads.flatMap(listPayloadFiles), ...(folder && { folder }) },
  };
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}
