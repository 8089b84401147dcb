import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { type Notice, PlanetError } from '@planet-ceres/model';
import { foreignProgram, isGroup } from '../import/foreign.ts';
import { type Environment, expandVariables } from './expand-variables.ts';
import { findConfig } from './find-config.ts';
import { hideValues } from './hide-values.ts';
import type { ConfigInput, PlanetConfig } from './planet-config.ts';
import { printable } from './printable.ts';
import type { Problem } from './problem.ts';

/** What a file says before anything in it is checked. */
export interface RawConfig {
  input: unknown;
  notices?: Notice[];
  /** See `resolveConfig`. */
  lenient?: boolean;
  /** Its texts may ask for variables of the environment. */
  hasVariables?: boolean;
}

/**
 * The config in a file, or in a folder that holds one by a usual name, checked and complete. The name's end tells the format: `.yaml`, `.yml`, `.toml`, `.json`, `.ts`,
 * `.js`, `.mjs` (exporting `planet` or a default), `.ini` (Planet 2.0, Venus, Pluto), `.opml`; configs of moonmoon, osmosfeed, rawdog and
 * Planet Scheme have the names they always had. It reads the file and
 * looks at the feeds and folders it names; it never touches the network.
 *
 * Throws `BAD_CONFIG` with every problem at once, each with its path.
 */
export async function loadConfig(
  path: string,
  options: {
    /** Added to the config's `fetch.allowHosts`. */
    allowHosts?: readonly string[];
    /** For those who fetch nothing: private addresses are then no mistake. @default false */
    isOffline?: boolean;
    /** What `${NAME}` in a text of a `.yaml`, `.toml` or `.json` config stands for. @default {} */
    env?: Environment;
  } = {},
): Promise<PlanetConfig> {
  const file = findConfig(path);
  return checkConfig(file, await readRaw(file), options);
}

/** What a file says, checked and complete. Throws `BAD_CONFIG` with every problem at once. */
export async function checkConfig(
  file: string,
  raw: RawConfig,
  options: { allowHosts?: readonly string[]; isOffline?: boolean; env?: Environment } = {},
): Promise<PlanetConfig> {
  const {
    input,
    texts,
    problems: unset,
  } = raw.hasVariables
    ? expandVariables(raw.input, options.env ?? {})
    : { input: raw.input, texts: new Map(), problems: [] };
  // A start without a config, or with a broken one, does not pay for the schema.
  const { checkShape } = await import('./shape-problems.ts');
  const shape = checkShape(input);
  const told = (found: readonly Problem[]) => hideValues(unsetFirst(unset, found), texts);
  if (shape.config === undefined) throw badConfig(file, told(shape.problems));
  const { resolveConfig } = await import('./resolve-config.ts');
  const { config, problems, missing } = resolveConfig(shape.config, {
    ...{ ...raw, ...options, texts, path: file },
    // The engine of patterns is loaded where there are some.
    ...(hasFilters(shape.config) && (await import('@planet-ceres/timeline/filter'))),
  });
  const known = missing.size > 0 ? await (await import('./known-files.ts')).knownFiles(config) : undefined;
  const wrong = problems.filter(({ path }) => !known?.has(missing.get(path) ?? ''));
  const all = told([...shape.problems, ...wrong]);
  if (all.length > 0) throw badConfig(file, all);
  const notices = config.notices.map((notice) => ({ ...notice, message: printable(notice.message, 1000) }));
  return { ...config, notices };
}

/** What a variable that is not set stands for cannot be wrong besides. */
function unsetFirst(unset: readonly Problem[], others: readonly Problem[]): Problem[] {
  return [...unset, ...others.filter(({ path }) => !unset.some((one) => one.path === path))];
}

function hasFilters({ filters, views = [], members = [] }: ConfigInput): boolean {
  const has = (part: Pick<ConfigInput, 'filters'>) => part.filters !== undefined;
  return filters !== undefined || views.some(has) || members.some(has);
}

async function readRaw(path: string): Promise<RawConfig> {
  switch (extname(path).toLowerCase()) {
    case '.yaml':
    case '.yml':
      return ours(path, (await import('./read-yaml.ts')).readYaml);
    case '.toml':
      return (await import('./read-toml.ts')).readToml(await readText(path), basename(path));
    case '.json':
      return ours(path, (await import('./read-json.ts')).readJson);
    case '.ts':
    case '.js':
    case '.mjs':
    case '.mts':
      return (await import('./read-module.ts')).readModule(path);
    case '.ini':
    case '.opml':
    case '.xml':
    case '.scm':
      return old(path);
    default:
      // rawdog's has no end.
      if (basename(path) === 'config') return old(path);
      throw new PlanetError('BAD_CONFIG', `${basename(path)} is no config: its format is not known.`, {
        hint: 'Name it planet.yaml, planet.toml, planet.json, planet.config.ts, config.ini or something.opml.',
      });
  }
}

/** A config in YAML or JSON, unless another program's. */
async function ours(path: string, read: (text: string, file: string) => RawConfig): Promise<RawConfig> {
  const text = await readText(path);
  const raw = read(text, basename(path));
  const { input } = raw;
  if (foreignProgram(input) === undefined || !isGroup(input)) return raw;
  const { foreignConfig } = await import('../import/read-old-config.ts');
  return (await foreignConfig(path, input, text)) ?? raw;
}

async function old(path: string): Promise<RawConfig> {
  const { readOldConfig } = await import('../import/read-old-config.ts');
  return (await readOldConfig(path, await readBytes(path))) ?? { input: undefined };
}

async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  if (!isUtf8(bytes) || bytes.includes(0)) {
    throw new PlanetError('BAD_CONFIG', `${basename(path)} is not text in UTF-8.`, {
      hint: 'Save it as UTF-8 in your editor.',
    });
  }
  return new TextDecoder().decode(bytes);
}

/** A file's bytes. Throws `BAD_CONFIG` where they cannot be had. */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause) => Promise.reject(unreadable(path, cause)));
}

function unreadable(path: string, cause: unknown): PlanetError {
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  const message = missing ? `There is no ${path}.` : `${path} cannot be read: ${String(cause)}`;
  return new PlanetError('BAD_CONFIG', message, { cause, hint: 'Name the planet’s config file.' });
}

/** Of a list that is longer, the rest is only counted in the message. */
const mostTold = 50;

/** The one error of a config: its message lists what is wrong. */
function badConfig(path: string, found: readonly Problem[]): PlanetError {
  const problems = found.map(({ path: place, message, hint }) => ({
    path: printable(place),
    message: printable(message),
    ...(hint && { hint: printable(hint) }),
  }));
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const lines = problems.slice(0, mostTold).map(({ path: place, message, hint }) => {
    return `  ${place ? `${place}: ` : ''}${message}${hint ? `. ${hint}` : ''}`;
  });
  const rest = problems.length > mostTold ? [`  … and ${problems.length - mostTold} more`] : [];
  return new PlanetError('BAD_CONFIG', [`${basename(path)} has ${count}:`, ...lines, ...rest].join('\n'), {
    hint: `Mend ${path} and run again.`,
    problems,
  });
}
