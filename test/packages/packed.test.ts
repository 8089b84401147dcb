import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, test } from 'vitest';
import { listPackages, root } from '../setup/workspace.ts';

const run = promisify(execFile);
const attw = join(root, 'node_modules/.bin/attw');
const published = listPackages().filter(({ manifest }) => !manifest.private);

// What npm users get, not what stands in the workspace: packed with the build that `npm test` made just before.
async function pack(folder: string): Promise<string> {
  const destination = await mkdtemp(join(tmpdir(), 'planet-packed-'));
  await run('pnpm', ['pack', '--pack-destination', destination], { cwd: join(root, folder) });
  const [tarball = ''] = await readdir(destination);
  return join(destination, tarball);
}

async function readBytes(path: string): Promise<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = await readFile(path);
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

test.each(published)(
  '$name: its tarball is right for node and for types',
  { timeout: 120_000 },
  async ({ name, folder }) => {
    const tarball = await pack(folder);
    const { messages, pkg } = await publint({ pack: { tarball: await readBytes(tarball) }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
    // The command has no types to import.
    if (name === 'planet-ceres') return;
    const { code = 0, stdout } = await run(attw, [tarball, '--profile', 'esm-only']).catch((error) => error);
    expect(code, stdout).toBe(0);
  },
);
