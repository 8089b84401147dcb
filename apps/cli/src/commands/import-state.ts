import { closeSync, openSync, readSync } from 'node:fs';
import { sqliteStore } from '@planet-ceres/planet';
import { readStateFile, importState as restore } from '@planet-ceres/planet/state';
import { exitCode } from '../exit-code.ts';
import { findStore } from '../find-store.ts';

/** Whether a file holds a planet's state, or says by its name that it does, rather than an old config. */
export function isStateFile(file: string): boolean {
  return file.endsWith('.jsonl') || /^\uFEFF?\{"type":"planet-state"/.test(beginningOf(file));
}

/** `planet import` of a state: restores it into the store of a planet that has gathered nothing yet. */
export async function importState(file: string, target: string, { json }: { json?: true }): Promise<number> {
  const store = sqliteStore(await findStore(target));
  try {
    const { sources, entries } = restore(store, readStateFile(file));
    if (json) {
      console.log(JSON.stringify({ type: 'restored', sources, entries }));
      return exitCode.done;
    }
    const [feeds, posts] = [
      sources === 1 ? '1 feed' : `${sources} feeds`,
      entries === 1 ? '1 entry' : `${entries} entries`,
    ];
    console.log(`Restored ${posts} of ${feeds}. "planet render ${target}" publishes them.`);
    return exitCode.done;
  } finally {
    store.close();
  }
}

/** Empty for a file that cannot be read: whoever wants to know what is in it tells of that. */
function beginningOf(file: string): string {
  try {
    const opened = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(64);
      return bytes.toString('utf8', 0, readSync(opened, bytes));
    } finally {
      closeSync(opened);
    }
  } catch {
    return '';
  }
}
