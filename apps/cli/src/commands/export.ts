import { PlanetError } from '@planet-ceres/model';
import { sqliteStore } from '@planet-ceres/planet';
import { exportState, writeStateFile } from '@planet-ceres/planet/state';
import { exitCode } from '../exit-code.ts';
import { findFilledStore } from '../find-store.ts';
import { nearPath } from '../near-path.ts';

export interface ExportOptions {
  json?: true;
  /** A file to write in place of standard output. */
  out?: string;
  /** The file may be there already. */
  force?: boolean;
}

/** `planet export`: the whole state as JSON lines, on standard output or into a file. Other runs may write meanwhile. */
export async function exportPlanet(
  target: string,
  { out, force = false, json }: ExportOptions,
): Promise<number> {
  const store = sqliteStore(await findFilledStore(target));
  try {
    if (out === undefined) {
      for (const line of exportState(store)) if (!(await print(line))) break;
      return exitCode.done;
    }
    writeStateFile(store, out, { force });
    if (json) console.log(JSON.stringify({ type: 'exported', file: out }));
    else
      console.log(`The state is in ${nearPath(out)}. "planet import ${out}" restores it in another place.`);
    return exitCode.done;
  } finally {
    store.close();
  }
}

/** Resolves when the text is written: to false if whoever read along has stopped. */
function print(text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (cause) => {
      if (!cause) resolve(true);
      else if ('code' in cause && cause.code === 'EPIPE') resolve(false);
      else reject(notWritten(cause));
    });
  });
}

function notWritten(cause: Error): PlanetError {
  return new PlanetError('STATE_NOT_WRITTEN', `The state could not be written: ${cause.message}.`, {
    hint: 'What was written is not whole. Make room and export once more.',
    cause,
  });
}
