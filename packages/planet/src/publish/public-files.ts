import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PlanetError } from '@planet-ceres/model';

/** A file that is published as it is. */
export interface PublicFile {
  path: string;
  file: string;
  size: number;
  modified: number;
}

/**
 * Every file under a folder, by path. None if there is no such folder. Throws `PUBLISH_FAILED` for a link in it, and for
 * what cannot be read.
 */
export function listPublicFiles(folder: string, below = ''): PublicFile[] {
  const place = join(folder, below);
  const isThere =
    below !== '' || read(place, () => statSync(place, { throwIfNoEntry: false }))?.isDirectory();
  if (!isThere) return [];
  return read(place, () => readdirSync(place, { withFileTypes: true }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((found): PublicFile[] => {
      const path = below === '' ? found.name : `${below}/${found.name}`;
      const file = join(folder, path);
      if (found.isDirectory()) return listPublicFiles(folder, path);
      if (found.isFile()) {
        const { size, mtimeMs } = read(file, () => statSync(file));
        return [{ path, file, size, modified: mtimeMs }];
      }
      // A link could publish any file of this machine.
      throw new PlanetError('PUBLISH_FAILED', `${file} is not a file: it is not published.`, {
        hint: 'Put the file itself there instead of a link.',
      });
    });
}

/** What a public file holds. Throws `PUBLISH_FAILED` if it cannot be read. */
export function readPublicFile({ file }: PublicFile): Uint8Array {
  return read(file, () => readFileSync(file));
}

/** Changes when a file comes, goes or is written. */
export function publicDigest(files: readonly PublicFile[]): string {
  const lines = files.map(({ path, size, modified }) => [path, size, modified]);
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}

function read<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    // A name that is not UTF-8 comes with this letter in it, and leads nowhere.
    const hint = place.includes('\uFFFD')
      ? 'Its name is not UTF-8: give it another.'
      : 'Make it readable for the user who publishes, or take it out of the public folder.';
    throw new PlanetError('PUBLISH_FAILED', `${place} cannot be read: ${reason}.`, { hint, cause });
  }
}
