import { PlanetError } from '@planet-ceres/model';
import { CommanderError } from 'commander';
import { exitCode } from './exit-code.ts';

/** Prints what ended the run, on standard error (or as a JSON line), and gives the exit code for it. */
export function printFailure(error: unknown, json: boolean): number {
  // Commander has printed its own message by then; help and version end by this way too, with code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.mistake;
  if (!(error instanceof PlanetError)) return printFault(error);
  if (json) {
    const { code, message, hint, problems } = error;
    console.log(JSON.stringify({ type: 'error', code, message, hint, problems }));
  } else {
    console.error(error.message);
    if (error.hint) console.error(error.hint);
  }
  return error.code === 'BAD_CONFIG' || error.code === 'BAD_STATE' ? exitCode.mistake : exitCode.failed;
}

/** Tells of a promise that was rejected while nobody waited for it: the config's own, as a rule. Gives the exit code. */
export function printStray(reason: unknown): number {
  const why = reason instanceof Error ? reason.message : typeof reason === 'string' ? reason : typeof reason;
  console.error(`Something failed that nothing waited for: ${why}`);
  console.error(
    'If the config is a program, put "await" before what it starts, and catch what may fail there.',
  );
  return exitCode.failed;
}

/** What no code of ours expected: the trace goes out whole, so that a report of it is of use. */
function printFault(error: unknown): number {
  console.error('planet came upon a fault of its own. Please report it, with these lines:');
  console.error(error);
  return exitCode.failed;
}
