import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlanetError } from '@planet-ceres/model';
import type { RawConfig } from './load-config.ts';
import { reasonOf } from './printable.ts';
import { syntaxError } from './syntax-error.ts';

/**
 * A config that is a module: its export `planet`, else its default export. Node runs TypeScript by leaving its types out,
 * so only erasable syntax works. Throws `BAD_CONFIG` for a missing file, a module that fails, or one that exports nothing.
 */
export async function readModule(path: string): Promise<RawConfig> {
  const file = basename(path);
  const { planet, default: main } = await load(path).catch((cause: unknown) => {
    if (isMissing(cause, path)) {
      throw new PlanetError('BAD_CONFIG', `There is no ${path}.`, {
        cause,
        hint: 'Name the planet’s config file.',
      });
    }
    const line = cause instanceof Error ? lineOf(cause, file) : undefined;
    throw syntaxError(file, line, reasonOf(cause), cause);
  });
  const input = planet ?? main;
  if (input === undefined) {
    throw new PlanetError('BAD_CONFIG', `${file} exports no config.`, {
      hint: 'Write: export default defineConfig({ … }).',
    });
  }
  if (input instanceof Promise) {
    input.catch(() => {});
    throw new PlanetError('BAD_CONFIG', `${file} exports a promise, not a config.`, {
      hint: 'Put "await" before what makes the config.',
    });
  }
  return { input };
}

async function load(path: string): Promise<{ planet?: unknown; default?: unknown }> {
  const url = pathToFileURL(path);
  // Node keeps a module for good; a changed file is another one.
  url.searchParams.set('changed', String((await stat(path)).mtimeMs));
  return import(/* @vite-ignore */ url.href);
}

function isMissing(cause: unknown, path: string): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === 'ENOENT' &&
    'path' in cause &&
    cause.path === path
  );
}

/** The first line of the stack that lies in the file itself. */
function lineOf(cause: Error, file: string): number | undefined {
  const stack: unknown = cause.stack;
  const found = (typeof stack === 'string' ? stack : '')
    .split('\n')
    .find((line) => line.includes(`/${file}`));
  const line = found && /:(\d+)(:\d+)?\)?$/.exec(found)?.[1];
  return line ? Number(line) : undefined;
}
