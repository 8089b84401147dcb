import { bombs } from './fetch/bombs.ts';
import { killedUpdate } from './fetch/killed-update.ts';
import { names } from './fetch/names.ts';
import { numberedTests } from './fetch/numbered-tests.ts';
import { costs, sweep } from './fetch/speed.ts';
import { unchangedPlanet } from './fetch/unchanged-planet.ts';
import type { Evidence, Figure } from './figure.ts';

const parts: Record<string, () => Promise<Figure[]>> = {
  tests: numberedTests,
  costs,
  sweep,
  bombs,
  names,
  unchanged: unchangedPlanet,
  killed: killedUpdate,
};

/** What the fetcher is held to. Needs Linux: a loopback network of many addresses, and `/proc`. Arguments: only these parts. */
export const evidence: Evidence = async (args) => {
  const unknown = args.filter((arg) => !(arg in parts));
  if (unknown.length > 0) {
    console.error(
      `There is no part "${unknown.join(' ')}" of fetch. There is: ${Object.keys(parts).join(', ')}.`,
    );
    process.exit(2);
  }
  const figures: Figure[] = [];
  for (const name of args.length > 0 ? args : Object.keys(parts))
    figures.push(...((await parts[name]?.()) ?? []));
  return figures;
};
