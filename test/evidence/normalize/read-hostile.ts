import { runClient } from '../run-client.ts';
import { type HostileInput, hostileInputs } from './hostile-inputs.ts';

/** What became of a hostile input. */
export interface HostileEnd {
  /** How many entries, or the code of the error. */
  end: number | string;
  /** Wall time. */
  milliseconds: number;
  /** Milliseconds of CPU, user and system. */
  cpu: number;
  /** MiB at the peak, beyond what was there before. */
  memory: number;
  /** It got a property onto every object. */
  isPolluted: boolean;
}

/**
 * Reads these inputs in a process of their own. When it dies, the input it dies of has no end, nor have those behind it; `crash` says
 * why.
 */
export function readHostile(inputs: readonly HostileInput[]): { ends: HostileEnd[]; crash?: string } {
  const places = inputs.map((input) => String(hostileInputs.indexOf(input)));
  const { output, ...died } = runClient(new URL('hostile-client.ts', import.meta.url), places);
  const lines = output.split('\n').filter(Boolean);
  return { ends: lines.map((line) => JSON.parse(line)), ...died };
}
