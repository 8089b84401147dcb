import { existsSync } from 'node:fs';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Figure } from './figure.ts';

/** What the parts of every evidence on random input are told on the command line. */
export interface PartOptions {
  /** A folder of real feeds. Without one the project's fixtures are used. */
  folder?: string;
  /** What the mutated input is made from. */
  seed: number;
  /** How many. */
  count: number;
  /** Only the mutated input of this index. */
  only?: number;
}

/** Parts by name, in the order they are run in. */
export type Parts<Options> = Readonly<Record<string, (options: Options) => Promise<Figure[]>>>;

const text = { type: 'string' } as const;

/**
 * Reads `--corpus <folder>`, `--seed`, `--count`, `--only <index>`, lists of paths under the names in `paths`, and names of parts; all
 * of them when none is named. Says what is wrong with them, and ends the process.
 */
export function readPartArguments(
  args: readonly string[],
  evidence: string,
  { parts, count, paths = [] }: { parts: readonly string[]; count: number; paths?: readonly string[] },
): { names: string[]; options: PartOptions; paths: Map<string, string[]> } {
  const pathOptions: ParseArgsOptionsConfig = Object.fromEntries(
    paths.map((name) => [name, { ...text, multiple: true, default: [] }]),
  );
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...pathOptions, corpus: text, seed: text, count: text, only: text },
  });
  const unknown = positionals.filter((name) => !parts.includes(name));
  if (unknown.length > 0) {
    refuse(`There is no part "${unknown.join(' ')}" of ${evidence}. There is: ${parts.join(', ')}.`);
  }
  const lists: Readonly<Record<string, unknown>> = values;
  const named = new Map(paths.map((name) => [name, [lists[name] ?? []].flat().map(String)]));
  const missing = [values.corpus ?? [], ...named.values()].flat().find((path) => !existsSync(path));
  if (missing !== undefined) refuse(`There is no ${missing}.`);
  return {
    names: positionals.length > 0 ? positionals : [...parts],
    paths: named,
    options: {
      seed: wholeNumber('seed', values.seed ?? '1'),
      count: wholeNumber('count', values.count ?? String(count)),
      ...(values.only !== undefined && { only: wholeNumber('only', values.only) }),
      ...(values.corpus !== undefined && { folder: values.corpus }),
    },
  };
}

/** Runs the parts of these names one after another. */
export async function runParts<Options>(
  parts: Parts<Options>,
  names: readonly string[],
  options: Options,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of names) figures.push(...((await parts[name]?.(options)) ?? []));
  return figures;
}

function wholeNumber(name: string, written: string): number {
  const number = Number(written);
  if (!/^\d+$/.test(written) || !Number.isSafeInteger(number)) {
    refuse(`--${name} is a whole number from 0 on, not "${written}".`);
  }
  return number;
}

/** Says what is wrong with the command line, and ends the process. */
export function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}
