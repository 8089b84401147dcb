import { join, relative, resolve, sep } from 'node:path';
import { isWithin } from '../is-within.ts';
import { defaults } from './defaults.ts';
import { lookAt, whereabouts } from './look-at.ts';
import type { ConfigInput } from './planet-config.ts';
import type { Report } from './problem.ts';

const own = 'Name a folder for it alone.';

/**
 * The folders of the site and of the public files, absolute. They hold nothing else, wherever links lead: what is in the
 * way, or would be written over, is told.
 */
export function resolveFolders(
  input: Pick<ConfigInput, 'output' | 'public'>,
  dir: string,
  report: Report,
): { output: string; public: string } {
  const output = resolve(dir, input.output ?? defaults.output);
  const files = resolve(dir, input.public ?? defaults.public);
  const site = placed('output', output, dir, report);
  const shown = placed('public', files, dir, report);
  if (site && isHidden(site.real, site.dir)) {
    report(
      'output',
      `${site.typed} is a hidden folder beside the config, which belongs to something else`,
      own,
    );
  }
  if (site && shown && (isWithin(shown.real, site.real) || isWithin(site.real, shown.real))) {
    report('public', 'the folder of the site and the folder of public files lie in each other', own);
  } else if (shown && input.public !== undefined && lookAt(files) === undefined) {
    report('public', `there is no folder ${JSON.stringify(input.public)} beside the config`);
  }
  return { output, public: files };
}

/** Where a folder is in truth, and the config's. Undefined if it leads nowhere; that, and whose folder it is, is told. */
function placed(
  path: 'output' | 'public',
  folder: string,
  configDir: string,
  report: Report,
): { typed: string; real: string; dir: string } | undefined {
  const typed = JSON.stringify(relative(configDir, folder) || '.');
  const place = whereabouts(folder);
  if (!place) {
    report(path, `${typed} leads nowhere: it is a link to nothing, or a name that cannot be`);
    return undefined;
  }
  const { real, nearest } = place;
  const dir = whereabouts(configDir)?.real ?? configDir;
  const store = whereabouts(join(configDir, '.planet'))?.real ?? join(dir, '.planet');
  if (isWithin(dir, real)) report(path, `${typed} holds the config itself, and everything beside it`, own);
  else if (isWithin(real, store) || isWithin(store, real))
    report(path, `${typed} is where the planet keeps its store`, own);
  else if (!nearest.isDirectory()) {
    const what = lookAt(folder) ? typed : `a part of ${typed}`;
    report(path, `${what} is a file, not a folder`);
  }
  return { typed, real, dir };
}

function isHidden(folder: string, dir: string): boolean {
  if (!isWithin(folder, dir)) return false;
  return relative(dir, folder)
    .split(sep)
    .some((part) => part.startsWith('.') && part !== '.planet');
}
