import { PlanetError } from '@planet-ceres/model';

/** `BAD_CONFIG` for a file that breaks its own format: says the file, the line and the parser's reason. */
export function syntaxError(
  file: string,
  line: number | undefined,
  reason: string,
  cause: unknown,
): PlanetError {
  const place = line === undefined ? file : `${file}, line ${line}`;
  return new PlanetError('BAD_CONFIG', `${place}: ${reason}`, {
    cause,
    hint: 'Mend that line and run again.',
    problems: [{ path: line === undefined ? '' : `line ${line}`, message: reason }],
  });
}
