import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PlanetError } from '@planet-ceres/model';

/** A file that is published as it is. */
export interface PublicFile {
  path: string;
  file: string;
  size: number;
  modified: number;
}

/** Every file under a folder, by path. None if there is no such folder. Throws `PUBLISH_FAILED` for a link in it. */
export function listPublicFiles(folder: string, below = ''): PublicFile[] {
  if (below === '' && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((found): PublicFile[] => {
      const path = below === '' ? found.name : `${below}/${found.name}`;
      const file = join(folder, path);
      if (found.isDirectory()) return listPublicFiles(folder, path);
      if (found.isFile()) {
        const { size, mtimeMs } = statSync(file);
        return [{ path, file, size, modified: mtimeMs }];
      }
      // A link could publish any file of this machine.
      throw new PlanetError('PUBLISH_FAILED', `${file} is not a file: it is not published.`, {
        hint: 'Put the file itself there instead of a link.',
      });
    });
}

/** Changes when a file comes, goes or is written. */
export function publicDigest(files: readonly PublicFile[]): string {
  const lines = files.map(({ path, size, modified }) => [path, size, modified]);
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}
