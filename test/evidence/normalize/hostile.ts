import type { Figure } from '../figure.ts';
import { hostileInputs } from './hostile-inputs.ts';
import { readHostile } from './read-hostile.ts';

/** Each hostile input in a process of its own: none ends it, none takes long, all end as they should. */
export async function hostile(): Promise<Figure[]> {
  const figures: Figure[] = [];
  let crashes = 0;
  let astray = 0;
  for (const input of hostileInputs) {
    const { ends, crash } = readHostile([input]);
    const [read] = ends;
    if (read === undefined || crash !== undefined) {
      crashes += 1;
      figures.push({ name: `hostile, ${input.name}`, value: crash ?? 'nothing was said' });
      continue;
    }
    const { end, milliseconds, cpu, memory, isPolluted } = read;
    const isAstray = end !== input.end || isPolluted;
    if (isAstray) astray += 1;
    const verdict = `${typeof end === 'number' ? `${end} entries` : end}${isAstray ? `, should be ${input.end}` : ''}`;
    figures.push({
      name: `hostile, ${input.name}: ${verdict}, ${memory.toFixed(0)} MiB`,
      // As on a machine with nothing else to do: there wall time is the smaller one, as memory is tidied up on other cores.
      value: Math.min(milliseconds, cpu) / 1000,
      unit: 's',
      atMost: 2,
    });
  }
  return [
    ...figures,
    { name: 'hostile inputs', value: hostileInputs.length },
    { name: 'hostile inputs that end the process', value: crashes, atMost: 0 },
    { name: 'hostile inputs that end otherwise than they should', value: astray, atMost: 0 },
  ];
}
