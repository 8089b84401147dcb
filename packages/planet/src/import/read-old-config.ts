import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { PlanetError } from '@planet-ceres/model';
import type { PatternProblem } from '../config/resolve-filters.ts';
import { decodeIni } from './decode-ini.ts';
import { foreignProgram, type Group, isGroup } from './foreign.ts';
import type { OldConfig } from './old-config.ts';
import type { Dialect } from './old-option.ts';

/**
 * The config of another program that a file holds, told by its name and by what is in it: Planet 2.0, Venus, Pluto, OPML,
 * moonmoon, rawdog, osmosfeed, Planet Scheme, Planet Emacslife. `dialect` decides between Planet 2.0 and Venus. Undefined for
 * what only our own configs are. Throws `BAD_CONFIG` for what none of them can be.
 */
export async function readOldConfig(
  path: string,
  bytes: Uint8Array,
  { dialect }: { dialect?: Dialect | undefined } = {},
): Promise<OldConfig | undefined> {
  const file = basename(path);
  const end = extname(file).toLowerCase();
  if (end === '.yaml' || end === '.yml' || end === '.json') return readForeign(path, bytes);
  if (['.toml', '.ts', '.js', '.mjs', '.mts'].includes(end)) return undefined;
  const text = decodeIni(bytes);
  if (text.trimStart().startsWith('<')) return readList(path, bytes);
  if (end === '.scm' || /^\(planet\b/m.test(text)) {
    return (await import('./read-scheme.ts')).readScheme(bytes, file);
  }
  const rawdog = await import('./read-rawdog.ts');
  if (rawdog.isRawdog(text) && !/^\[/m.test(text)) return rawdog.readRawdog(bytes);
  const { readPlanetIni } = await import('./read-planet-ini.ts');
  const hasPattern = /^[ \t#;]*(filter|exclude|includes?|require)\b|regexp_sifter/im.test(text);
  return readPlanetIni(bytes, file, {
    ...(dialect && { dialect }),
    ...(hasPattern && { patternProblem: await engine() }),
  });
}

/** The engine of patterns is loaded where there are some. */
async function engine(): Promise<PatternProblem> {
  return (await import('@planet-ceres/timeline/filter')).patternProblem;
}

/** A list of subscriptions; with moonmoon's options beside it, a moonmoon. */
async function readList(path: string, bytes: Uint8Array): Promise<OldConfig> {
  const beside = join(dirname(path), 'config.yml');
  const options = basename(path) === 'people.opml' ? await optional(beside) : undefined;
  const values = options && (await valuesOf(beside, options));
  if (!options || !isGroup(values) || foreignProgram(values) !== 'moonmoon') {
    return (await import('./read-opml.ts')).readOpml(bytes, basename(path));
  }
  const { readMoonmoon } = await import('./read-moonmoon.ts');
  return readMoonmoon({ options: { values, text: decodeIni(options) }, people: bytes });
}

async function readForeign(path: string, bytes: Uint8Array): Promise<OldConfig | undefined> {
  const values = await valuesOf(path, bytes);
  return isGroup(values) ? foreignConfig(path, values, decodeIni(bytes)) : undefined;
}

/** The config of another program that a YAML or JSON file holds, if it does: what it says, and its text for the comments. */
export async function foreignConfig(
  path: string,
  values: Group,
  text: string,
): Promise<OldConfig | undefined> {
  switch (foreignProgram(values)) {
    case 'osmosfeed':
      return (await import('./read-osmosfeed.ts')).readOsmosfeed(values, text);
    case 'emacslife':
      return (await import('./read-emacslife.ts')).readEmacslife(values, await engine());
    case 'moonmoon': {
      const people = await optional(join(dirname(path), 'people.opml'));
      return (await import('./read-moonmoon.ts')).readMoonmoon({ options: { values, text }, people });
    }
    case undefined:
      return undefined;
  }
}

async function valuesOf(path: string, bytes: Uint8Array): Promise<unknown> {
  const file = basename(path);
  return extname(path).toLowerCase() === '.json'
    ? (await import('../config/read-json.ts')).readJson(decodeIni(bytes), file).input
    : (await import('../config/read-yaml.ts')).readYaml(decodeIni(bytes), file).input;
}

/** A file that need not be there. Throws `BAD_CONFIG` for one that is, but cannot be read. */
async function optional(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new PlanetError('BAD_CONFIG', `${path} cannot be read: ${String(cause)}`, {
      cause,
      hint: 'Make it readable.',
    });
  }
}
