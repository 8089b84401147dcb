import { PlanetError } from '@planet-ceres/model';

/** Characters: some seven thousand members. The parser needs a hundred times as much memory. */
const longest = 1024 * 1024;

/** Brackets open at a time, and items begun in one line. A list of members needs three. */
const deepest = 100;

/**
 * Throws `BAD_CONFIG` for YAML from elsewhere that would fill the memory, which nothing could catch. Brackets in quoted texts
 * count too: they come in pairs.
 */
export function refuseHugeYaml(text: string): void {
  if (text.length > longest) throw tooMuch('it is larger than 1 MiB');
  if (/(?:[-?:][ \t]+){100}/.test(text)) throw tooMuch('it is nested too deep');
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) throw tooMuch('it is nested too deep');
  }
}

function tooMuch(why: string): PlanetError {
  return new PlanetError('BAD_CONFIG', `${why}.`, { hint: 'A list of members is short and flat.' });
}
