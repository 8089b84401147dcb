import { PlanetError } from '@planet-ceres/model';

/** `BAD_STATE` for an exported state that cannot be restored as it is. */
export function badState(message: string, cause?: unknown): PlanetError {
  return new PlanetError('BAD_STATE', message, {
    hint: 'Nothing was restored. Take the file as "planet export" wrote it, or export once more.',
    ...(cause !== undefined && { cause }),
  });
}

/** The same for one line; `what` goes on after its number. */
export function wrongLine(line: number, what: string, cause?: unknown): PlanetError {
  return badState(`Line ${line} of the state ${what}.`, cause);
}
