import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect } from 'vitest';
import { runPlanet } from '../setup/run-planet.ts';
import { root } from '../setup/workspace.ts';

/** Copies examples/planet-samba, without what building it left there, to `folder` and builds it at `now`. */
export async function buildExample(folder: string, now: string): Promise<void> {
  const example = join(root, 'examples', 'planet-samba');
  const built = ['site', '.planet'].map((path) => join(example, path));
  cpSync(example, folder, { recursive: true, filter: (source) => !built.includes(source) });
  await build(folder, now);
}

/** Builds the planet of a folder; anything but a clean run fails the test with what the command said. */
export async function build(folder: string, now: string): Promise<void> {
  const run = await runPlanet(['build', folder, '--now', now], root);
  expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: '' });
}

/** A file as it lies on the disk. A file that was written again is another one, even with the same bytes. */
export interface WrittenFile {
  path: string;
  /** Base64. */
  body: string;
  written: bigint;
  inode: bigint;
}

/** Every file below a folder, in the order of their paths. */
export function listFiles(folder: string): WrittenFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => ({ path, stat: statSync(join(folder, path), { bigint: true }) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ path, stat }) => ({
      path: path.split(sep).join('/'),
      body: readFileSync(join(folder, path), 'base64'),
      written: stat.mtimeNs,
      inode: stat.ino,
    }));
}
