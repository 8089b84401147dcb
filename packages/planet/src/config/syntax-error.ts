import { PlanetError } from '@planet-ceres/model';
import { printable } from './printable.ts';

/** `BAD_CONFIG` for a file that breaks its own format: says the file, the line and the parser's reason. */
export function syntaxError(
  file: string,
  line: number | undefined,
  why: string,
  cause: unknown,
): PlanetError {
  const reason = cause instanceof RangeError ? 'it is nested too deep' : printable(why);
  const place = line === undefined ? file : `${file}, line ${line}`;
  return new PlanetError('BAD_CONFIG', `${place}: ${reason}`, {
    cause,
    hint: 'Mend that line and run again.',
    problems: [{ path: line === undefined ? '' : `line ${line}`, message: reason }],
  });
}
