import { PlanetError } from '@planet-ceres/model';

/** A file to publish: its path in the site, with `/`, and what it holds. */
export interface OutputFile {
  path: string;
  /** A function is asked only if the file has to be made. */
  body: string | Uint8Array | (() => Promise<string | Uint8Array>);
  /** Says what the file is made from: one that was published with the same stamp, and was left alone since, is not made again. */
  stamp?: string;
}

/** Files that stand at their place for the time of a publishing only. */
export const stagingName = '.planet-staging';

/** The path, if it is one inside the site; throws `PUBLISH_FAILED` for one that leads anywhere else. */
export function checkOutputPath(path: string): string {
  const parts = path.split('/');
  const isOdd = parts.some((part) => part === '' || part === '.' || part === '..' || isUnfit(part));
  if (!isOdd && parts[0] !== stagingName) return path;
  throw new PlanetError('PUBLISH_FAILED', `${JSON.stringify(path)} is not a path inside the site.`, {
    hint: 'A file to publish has a relative path with "/" between folders, such as "2018/08/index.html".',
  });
}

/** Throws `PUBLISH_FAILED` if one path is a file and the folder of another. */
export function checkNesting(paths: ReadonlySet<string>): void {
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (!paths.has(folder)) continue;
      throw new PlanetError('PUBLISH_FAILED', `${folder} is to be a file, and the folder of ${path}.`, {
        hint: `If ${folder} is one of the public files, give it another name.`,
      });
    }
  }
}

/** Control characters, backslashes and drive letters mean another place on some system. */
function isUnfit(part: string): boolean {
  return /[\p{Cc}\\]|^[A-Za-z]:/u.test(part) || Buffer.byteLength(part) > 255;
}
