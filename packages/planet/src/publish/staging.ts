import { createHash } from 'node:crypto';
import {
  lstatSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { PlanetError } from '@planet-ceres/model';
import { isWithin } from '../is-within.ts';
import { makeFolder } from '../make-folder.ts';
import type { PublishedFile } from '../store/store.ts';
import { type OutputFile, stagingName } from './output-file.ts';

/** A site's folder while it is published to: new files wait in one place until all of them are written. */
export interface Staging {
  /** Writes a file's new bytes aside, unless they are at their place already. */
  stage(file: MadeFile, known: PublishedFile | undefined): void;
  /** Leaves a file as it is. */
  keep(path: string, known: PublishedFile): void;
  /** Moves every staged file to its place, the site's front pages last, and tells which; each move is atomic. */
  moveIn(): string[];
  /** Removes a file this planet wrote, and the folders it leaves empty. A file that was changed since stays. */
  remove(path: string, known: PublishedFile): boolean;
  /** What is at its place by now; with `planned`, also what is on its way there. */
  published(options?: { planned: boolean }): ReadonlyMap<string, PublishedFile>;
  unchanged(): number;
  /** The staged files whose place a file has that this planet did not write. */
  replaced(): string[];
  /** Takes the staging folder away. */
  clear(): void;
}

/** A file to publish, with what it holds. */
export interface MadeFile extends OutputFile {
  body: string | Uint8Array;
}

/** Makes the site's folder if need be, and takes away what a publishing that was killed left in it. */
export function openStaging(dir: string): Staging {
  makeFolder(dir);
  const root = realpathSync(dir);
  const waiting = join(root, stagingName);
  rmSync(waiting, { recursive: true, force: true });
  const staged = new Map<string, { aside: string; hash: string; stamp?: string }>();
  const published = new Map<string, PublishedFile>();
  const replaced: string[] = [];
  let unchanged = 0;

  return {
    keep(path, known) {
      unchanged += 1;
      published.set(path, known);
    },
    stage({ path, body, stamp }, known) {
      const stamped = stamp === undefined ? {} : { stamp };
      const hash = createHash('sha256').update(body).digest('hex');
      const place = placeOf(root, path);
      const there = existingFile(place, hash, known);
      if (there) {
        unchanged += 1;
        published.set(path, { ...there, ...stamped });
        return;
      }
      if (!known && lstatSync(place, { throwIfNoEntry: false })) replaced.push(path);
      makeFolder(waiting);
      const aside = join(waiting, String(staged.size));
      writeFileSync(aside, body);
      staged.set(path, { aside, hash, ...stamped });
    },
    moveIn() {
      const paths = [...staged.keys()].sort((a, b) => depthFirst(a, b));
      for (const path of paths) {
        const { aside = '', hash = '', ...stamped } = staged.get(path) ?? {};
        const place = placeOf(root, path);
        makeFolder(dirname(place));
        renameSync(aside, place);
        published.set(path, { ...stateOf(place, hash), ...stamped });
      }
      return paths.sort();
    },
    remove(path, known) {
      const place = placeOf(root, path);
      const found = lstatSync(place, { throwIfNoEntry: false });
      if (!found?.isFile() || hashOf(place) !== known.hash) return false;
      rmSync(place);
      removeEmpty(dirname(place), root);
      return true;
    },
    published({ planned } = { planned: false }) {
      if (!planned) return published;
      const coming = [...staged].map(([path, { hash }]): [string, PublishedFile] => [
        path,
        { hash, size: 0, modified: 0 },
      ]);
      return new Map([...published, ...coming]);
    },
    unchanged: () => unchanged,
    replaced: () => replaced.toSorted(),
    clear: () => rmSync(waiting, { recursive: true, force: true }),
  };
}

/** Whether a published file is as it was left, by its size and time alone. */
export function isUntouched(dir: string, path: string, known: PublishedFile): boolean {
  const found = stateAt(join(dir, path));
  return found?.isFile() === true && found.size === known.size && found.mtimeMs === known.modified;
}

/** Undefined for what cannot be looked at, too: a publishing will say why. */
function stateAt(place: string): Stats | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Where a file goes. Throws `PUBLISH_FAILED` if a link would lead it out of the site, or a folder has its place. */
function placeOf(root: string, path: string): string {
  const place = join(root, path);
  const folder = nearestFolder(dirname(place));
  const real = realpathSync(folder);
  if (!isWithin(real, root)) {
    throw new PlanetError(
      'PUBLISH_FAILED',
      `${folder} is a link that leads out of the site: ${path} is not written.`,
      { hint: 'Remove the link, or publish to the folder it leads to.' },
    );
  }
  if (!statSync(real).isDirectory()) {
    throw new PlanetError(
      'PUBLISH_FAILED',
      `${folder} is a file, and a folder has to be there for ${path}.`,
      {
        hint: 'Move the file away.',
      },
    );
  }
  if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    throw new PlanetError('PUBLISH_FAILED', `${place} is a folder, and a file has to go there.`, {
      hint: 'Move the folder away.',
    });
  }
  return place;
}

/** The folder itself, or the nearest above it that there is; something that is no folder counts as there. */
function nearestFolder(folder: string): string {
  try {
    lstatSync(folder);
    return folder;
  } catch {
    return nearestFolder(dirname(folder));
  }
}

/** What is there, if it has these bytes: size and time tell it of a file of ours, reading it tells it of any other. */
function existingFile(
  place: string,
  hash: string,
  known: PublishedFile | undefined,
): PublishedFile | undefined {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (!found?.isFile()) return undefined;
  const there = { hash, size: found.size, modified: found.mtimeMs };
  const isAsLeft = known?.size === there.size && known.modified === there.modified;
  return (isAsLeft ? known.hash : hashOf(place)) === hash ? there : undefined;
}

function hashOf(place: string): string {
  return createHash('sha256').update(readFileSync(place)).digest('hex');
}

function stateOf(place: string, hash: string): PublishedFile {
  const { size, mtimeMs } = statSync(place);
  return { hash, size, modified: mtimeMs };
}

/** Deeper files first: a page is in its place before the front pages and feeds that link to it. */
function depthFirst(a: string, b: string): number {
  const depth = (path: string) => path.split('/').length;
  const isPage = (path: string) => Number(/\.(html|xml|json)$/.test(path));
  return isPage(a) - isPage(b) || depth(b) - depth(a) || (a < b ? -1 : 1);
}

function removeEmpty(folder: string, root: string): void {
  for (let at = folder; at !== root; at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      return;
    }
  }
}
