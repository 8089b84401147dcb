import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Evidence, Figure } from './figure.ts';
import { corpus } from './normalize/corpus.ts';
import { fuzz } from './normalize/fuzz.ts';
import { hostile } from './normalize/hostile.ts';
import type { Options } from './normalize/options.ts';
import { speed } from './normalize/speed.ts';

const parts: Record<string, (options: Options) => Promise<Figure[]>> = { speed, hostile, corpus, fuzz };

/**
 * What the reader of feeds is held to. Arguments: only these parts; `--corpus <folder>` of real feeds, without which the fixtures
 * stand in and the part `corpus` is left out; `--seed`, `--count` and `--only <index>` of the mutated feeds.
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
      seed: { ...text, default: '1' },
      count: { ...text, default: '100000' },
      only: text,
    },
  });
  const unknown = positionals.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    refuse(
      `There is no part "${unknown.join(' ')}" of normalize. There is: ${Object.keys(parts).join(', ')}.`,
    );
  }
  const { corpus: folder, only } = values;
  const isMissing = folder === undefined ? positionals.includes('corpus') : !existsSync(folder);
  if (isMissing) refuse('Name a folder of feeds: npm run evidence -- normalize --corpus <folder>');
  const numbers = {
    seed: Number(values.seed),
    count: Number(values.count),
    ...(only && { only: Number(only) }),
  };
  const wrong = Object.entries(numbers).find(([, number]) => !Number.isSafeInteger(number) || number < 0);
  if (wrong) refuse(`--${wrong[0]} is a whole number from 0 on.`);
  return {
    names: positionals.length > 0 ? positionals : Object.keys(parts),
    options: { ...numbers, ...(folder && { folder }) },
  };
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}
