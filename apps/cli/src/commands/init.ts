import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlanetError } from '@planet-ceres/model';
import { configNames } from '@planet-ceres/planet/schema';
import { exitCode } from '../exit-code.ts';
import { nearPath } from '../near-path.ts';
import { starterConfig } from '../starter-config.ts';

/** `planet init`: a folder with a commented config. A planet that is already there is left alone. */
export async function init(
  folder: string,
  options: { title: string; url?: string; version: string },
): Promise<number> {
  refuseWrong(options);
  const config = join(folder, 'planet.yaml');
  const there = configNames.find((name) => existsSync(join(folder, name)));
  if (there !== undefined) {
    throw new PlanetError('BAD_CONFIG', `"${folder}" already holds a planet: ${there}.`, {
      hint: `Build it with "planet build ${folder}", or choose another folder.`,
    });
  }
  try {
    mkdirSync(join(folder, 'public'), { recursive: true });
    writeFileSync(config, starterConfig(options), { flag: 'wx' });
    const ignored = join(folder, '.gitignore');
    if (!existsSync(ignored)) writeFileSync(ignored, '.planet/\nsite/\n');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PlanetError('BAD_CONFIG', `No planet can be made in "${folder}": ${why}.`, {
      hint: 'Name a folder that can be written, or one that is not there yet.',
      cause,
    });
  }
  console.log(`Made ${nearPath(config)}. Add your members' feeds there, then run "planet build ${folder}".`);
  return exitCode.done;
}

/** What a config could not say. */
function refuseWrong({ title, url }: { title: string; url?: string }): void {
  if (title.trim() === '') {
    throw new PlanetError('BAD_CONFIG', 'The title is empty.', { hint: 'Say it: --title "Planet Pears".' });
  }
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new PlanetError('BAD_CONFIG', `${JSON.stringify(url)} is not a web address.`, {
      hint: 'It looks like https://planet.example.org/.',
    });
  }
}
