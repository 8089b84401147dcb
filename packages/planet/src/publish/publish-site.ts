import { createHash } from 'node:crypto';
import type { PublishedFile, Store } from '../store/store.ts';
import { checkNesting, checkOutputPath, type OutputFile } from './output-file.ts';
import { listPublicFiles, publicDigest, readPublicFile } from './public-files.ts';
import { publishFailed } from './publish-failed.ts';
import { isUntouched, openStaging } from './staging.ts';

/** What a publishing did: paths in the site, sorted. */
export interface PublishReport {
  written: string[];
  /** How many files were as they should be, and were not touched. */
  unchanged: number;
  removed: string[];
  /** Of `written`, what took the place of a file that this planet had not written. */
  replaced: string[];
}

export interface PublishContext {
  store: Store;
  /** The site's folder. */
  dir: string;
  /** The folder of files published as they are. They win over rendered files of the same path. */
  publicDir: string;
  /** Says from what the files were made; equal, and nothing has to be made again. */
  revision: string;
  /** Makes every file anew, also those whose stamps are as they were. @default false */
  rebuild?: boolean;
}

/**
 * Publishes files into a folder. First all that changed is written aside; only then is it moved to its place, one atomic
 * rename after the other, pages before the front pages that link to them. Files of earlier publishings that are no longer
 * wanted go; files of others stay. Throws `PUBLISH_FAILED`, and until then the old site is whole.
 */
export async function publishSite(
  files: AsyncIterable<OutputFile> | Iterable<OutputFile>,
  { store, dir, publicDir, revision, rebuild = false }: PublishContext,
): Promise<PublishReport> {
  const unlock = store.lock();
  try {
    const before = store.release(dir)?.files ?? new Map<string, PublishedFile>();
    const publicFiles = listPublicFiles(publicDir);
    const staging = openStaging(dir);
    try {
      const wanted = new Set<string>();
      for (const found of publicFiles) {
        const path = checkOutputPath(found.path);
        wanted.add(path);
        staging.stage({ path, body: readPublicFile(found) }, before.get(path));
      }
      for await (const file of files) {
        checkOutputPath(file.path);
        if (wanted.has(file.path)) continue;
        wanted.add(file.path);
        const known = before.get(file.path);
        if (!rebuild && known && isAsBefore(dir, file, known)) staging.keep(file.path, known);
        else staging.stage({ ...file, body: await bodyOf(file) }, known);
      }
      checkNesting(wanted);
      // Should this process be killed between the moves, the next one still knows which files are the planet's.
      store.recordRelease(dir, { files: new Map([...before, ...staging.published({ planned: true })]) });
      const written = staging.moveIn();
      const removed = [...before].flatMap(([path, known]) =>
        !wanted.has(path) && staging.remove(path, known) ? path : [],
      );
      store.recordRelease(dir, {
        stamp: stampOf(revision, publicDigest(publicFiles)),
        files: staging.published(),
      });
      return {
        ...{ written, unchanged: staging.unchanged() },
        ...{ removed: removed.sort(), replaced: staging.replaced() },
      };
    } finally {
      staging.clear();
    }
  } catch (cause) {
    throw publishFailed(dir, cause);
  } finally {
    unlock();
  }
}

function isAsBefore(dir: string, { path, stamp }: OutputFile, known: PublishedFile): boolean {
  return stamp !== undefined && stamp === known.stamp && isUntouched(dir, path, known);
}

async function bodyOf({ body }: OutputFile): Promise<string | Uint8Array> {
  return typeof body === 'function' ? body() : body;
}

/**
 * Whether `publishSite` would change nothing: same revision, same public files, and every file as it was left. Throws
 * `PUBLISH_FAILED` for public files that cannot be published.
 */
export function isSitePublished({ store, dir, publicDir, revision }: PublishContext): boolean {
  const release = store.release(dir);
  if (!release?.stamp || release.stamp !== stampOf(revision, publicDigest(listPublicFiles(publicDir))))
    return false;
  return [...release.files].every(([path, known]) => isUntouched(dir, path, known));
}

function stampOf(revision: string, publicFiles: string): string {
  return createHash('sha256').update(`${revision}\n${publicFiles}`).digest('hex');
}
