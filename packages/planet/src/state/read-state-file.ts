import { closeSync, openSync, readSync } from 'node:fs';
import { badState, wrongLine } from '../store/bad-state.ts';

const chunkSize = 2 ** 16;
const lineFeed = 10;

/** The lines of a file, one read after the other, without their line feeds. Throws `BAD_STATE` for one that cannot be read. */
export function* readStateFile(path: string): Generator<string> {
  const file = disk(path, () => openSync(path, 'r'));
  try {
    const pending: Buffer[] = [];
    let number = 0;
    const line = (): string => {
      number += 1;
      const bytes = Buffer.concat(pending.splice(0));
      return decode(bytes, number);
    };
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkSize);
      let rest = chunk.subarray(
        0,
        disk(path, () => readSync(file, chunk)),
      );
      if (rest.length === 0) break;
      for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed)) {
        pending.push(rest.subarray(0, end));
        rest = rest.subarray(end + 1);
        yield line();
      }
      if (rest.length > 0) pending.push(rest);
    }
    if (pending.length > 0) yield line();
  } finally {
    closeSync(file);
  }
}

function decode(bytes: Buffer, number: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw wrongLine(number, 'is no text in UTF-8', cause);
  }
}

function disk<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw badState(`The state in ${path} cannot be read: ${reason}.`, cause);
  }
}
