import { closeSync, openSync, writeSync } from 'node:fs';
import type { Store } from '../store/store.ts';
import { exportState } from './export-state.ts';
import { writeBeside } from './write-beside.ts';

/** Writes a store's whole state into a file, which is there whole or not at all. */
export function writeStateFile(store: Store, path: string, options: { force?: boolean } = {}): void {
  writeBeside(path, options, (aside) => {
    const file = openSync(aside, 'wx');
    try {
      for (const line of exportState(store)) writeAll(file, Buffer.from(line));
    } finally {
      closeSync(file);
    }
  });
}

function writeAll(file: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}
