import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What was found in a document. */
export interface ReadAlone {
  entries: number;
  /** The first entry as JSON. */
  first: string;
  /** Processor time of reading it. */
  seconds: number;
  /** Processor time that reading 150,000 entries should take on this machine as busy as it is; 3 if it is not. */
  expected: number;
}

/** Reads documents as feeds, one after the other, as Node does: without a test runner between the modules. */
export async function readAlone(documents: readonly string[]): Promise<ReadAlone[]> {
  const reader = join(import.meta.dirname, 'reader.ts');
  const child = spawn(process.execPath, ['--conditions=@planet-ceres/source', reader], { timeout: 100_000 });
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(documents));
  const [found, complaints] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (complaints !== '') throw new Error(complaints);
  return JSON.parse(found);
}
