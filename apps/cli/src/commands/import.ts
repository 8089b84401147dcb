import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { PlanetError } from '@planet-ceres/model';
import { type ConvertedConfig, convertConfig, type Dialect } from '@planet-ceres/planet/import';
import { exitCode } from '../exit-code.ts';
import { describeImport } from '../import-report.ts';
import { nearPath } from '../near-path.ts';

/**
 * `planet import`: the config of another program as one of ours, on standard output or in a new file; what became of it on
 * standard error.
 */
export async function importConfig(
  target: string,
  { out, dialect, json }: { out?: string; dialect?: Dialect; json?: true },
): Promise<number> {
  if (out !== undefined) refuseUnfit(out);
  const converted = await convertConfig(target, { dialect });
  if (out !== undefined) write(out, converted.yaml);
  if (json) {
    console.log(JSON.stringify({ type: 'imported', ...converted, ...(out && { out: resolve(out) }) }));
    return exitCode.done;
  }
  if (out === undefined) process.stdout.write(converted.yaml);
  for (const line of describeImport(converted)) console.error(line);
  for (const line of whatNext(converted, out)) console.error(line);
  return exitCode.done;
}

function whatNext({ path }: ConvertedConfig, out: string | undefined): string[] {
  if (out === undefined) return ['Put it into a planet.yaml beside the old file; --out does.'];
  if (dirname(resolve(out)) === dirname(path)) {
    const isFound = /^planet\.ya?ml$/.test(basename(out));
    return [
      isFound
        ? `Wrote ${nearPath(out)}. From now on it is the planet's config, and the old file is not read.`
        : `Wrote ${nearPath(out)}. Name it in the command; called planet.yaml, it is read instead of the old file.`,
    ];
  }
  return [
    `Wrote ${nearPath(out)}. Folders and files that it names are looked for beside it, no longer in ${nearPath(dirname(path))}.`,
  ];
}

function refuseUnfit(out: string): void {
  if (!/\.ya?ml$/i.test(out)) {
    throw new PlanetError('BAD_CONFIG', `"${out}" is no name for YAML, which the new config is.`, {
      hint: 'Call it planet.yaml.',
    });
  }
  if (!existsSync(out)) return;
  throw new PlanetError('BAD_CONFIG', `"${out}" is there already.`, {
    hint: 'Name another file, or move that one away.',
  });
}

function write(out: string, yaml: string): void {
  try {
    writeFileSync(out, yaml, { flag: 'wx' });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PlanetError('BAD_CONFIG', `"${out}" cannot be written: ${why}.`, {
      hint: 'Name a file in a folder that is there and can be written.',
      cause,
    });
  }
}
