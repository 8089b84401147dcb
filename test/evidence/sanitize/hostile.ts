import { hostileMarkup } from '../../../packages/sanitize/fixtures/hostile-markup.ts';
import type { Figure } from '../figure.ts';
import { runClient } from '../run-client.ts';

/** What became of hostile markup. */
export interface HostileEnd {
  /** Why it is shown as text, if it is. */
  fallback?: string;
  /** Wall time. */
  milliseconds: number;
  /** Milliseconds of CPU, user and system, those of threads that collect garbage included. */
  cpu: number;
  /** MiB at the peak, beyond what was there before, the markup itself included. */
  memory: number;
}

/** Every hostile markup in a process of its own: none ends it, each comes out within bounds, or as text with a notice. */
export async function hostile(): Promise<Figure[]> {
  const figures: Figure[] = [];
  let crashes = 0;
  let largest = 0;
  for (const [place, { name }] of hostileMarkup.entries()) {
    const end = sanitizeHostile(place);
    if (typeof end === 'string') {
      crashes += 1;
      figures.push({ name: `hostile, ${name}`, value: end });
      continue;
    }
    const shown = end.fallback === undefined ? 'markup' : 'text';
    largest = Math.max(largest, end.memory);
    figures.push({
      name: `hostile, ${name}: ${shown}, ${Math.round(end.memory)} MiB, wall ${(end.milliseconds / 1000).toFixed(1)} s; CPU`,
      value: end.cpu / 1000,
      unit: 's',
      atMost: 4,
    });
  }
  return [
    ...figures,
    { name: 'hostile inputs', value: hostileMarkup.length },
    { name: 'hostile inputs, the most memory', value: largest, unit: 'MiB', atMost: 400 },
    { name: 'hostile inputs that end the process', value: crashes, atMost: 0 },
  ];
}

/** Sanitizes the hostile markup of a place in the list in a new process. A string says why that died. */
function sanitizeHostile(place: number): HostileEnd | string {
  const { output, crash } = runClient(new URL('hostile-client.ts', import.meta.url), [String(place)]);
  return crash ?? JSON.parse(output);
}
