import { statSync } from 'node:fs';
import { backupStore } from '@planet-ceres/planet/state';
import { exitCode } from '../exit-code.ts';
import { findFilledStore } from '../find-store.ts';
import { nearPath } from '../near-path.ts';
import { kib } from '../status-facts.ts';

/** `planet backup`: a copy of the store in a new file, also while another run writes to it. */
export async function backup(
  file: string,
  target: string,
  { json, force = false }: { json?: true; force?: boolean },
): Promise<number> {
  backupStore(await findFilledStore(target), file, { force });
  const { size } = statSync(file);
  if (json) console.log(JSON.stringify({ type: 'backup', file, bytes: size }));
  else console.log(`The store is backed up in ${nearPath(file)} (${kib(size)} KiB).`);
  return exitCode.done;
}
