import { createHash } from 'node:crypto';
import { lstatSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FetchOutcome } from '@planet-ceres/fetch';
import { isWithin } from '../is-within.ts';

const maxBytes = 10 * 1024 * 1024;

/**
 * A feed that is a file in the config's folder, with the outcome a fetch would have. `path` is relative to `dir`; a file
 * that a link leads out of it, or that is no regular file, is not read.
 */
export async function readFeedFile(
  path: string,
  options: { dir: string; url: string; bodyHash?: string | undefined },
): Promise<FetchOutcome> {
  const { dir, url, bodyHash } = options;
  const failed = (
    reason: 'not-found' | 'too-large' | 'unsafe-address' | 'empty',
    message: string,
  ): FetchOutcome => ({
    status: 'failed',
    reason,
    message,
    url,
  });
  const file = resolve(dir, path);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return failed('not-found', `The file ${path} is not there.`);
  const real = realpathSync(file);
  if (!isWithin(real, realpathSync(dir))) {
    return failed('unsafe-address', `The file ${path} lies outside the config's folder.`);
  }
  const { size, isRegular } = statOf(real);
  if (!isRegular) return failed('unsafe-address', `${path} is not a file.`);
  if (size > maxBytes) return failed('too-large', `The file ${path} is larger than 10 MiB.`);
  if (size === 0) return failed('empty', `The file ${path} is empty.`);
  const body = await readFile(real);
  const hash = createHash('sha256').update(body).digest('hex');
  // Nothing went over a wire.
  const rest = { url, validators: { url }, hints: {}, bytes: 0 };
  if (hash === bodyHash) {
    return { status: 'unchanged', reason: 'same-body', message: 'The file has not changed.', ...rest };
  }
  const message = 'The file is new or has changed.';
  return { status: 'fresh', reason: 'changed', message, httpStatus: 200, body, bodyHash: hash, ...rest };
}

function statOf(path: string): { size: number; isRegular: boolean } {
  const found = lstatSync(path);
  return { size: found.size, isRegular: found.isFile() };
}
