import { readEntries } from '../../../bench/sanitize/entries.ts';
import { createSanitizer } from '../../../packages/sanitize/src/sanitizer.ts';
import type { Figure } from '../figure.ts';
import type { Options } from './options.ts';
import { contextOf, tryMarkup } from './try-markup.ts';

/** Names of what was removed that are listed. */
const most = 20;

/**
 * All entries of real feeds: each keeps its markup, passes the gate, and stays the same on a second pass. Prints what is taken out
 * most often, for somebody to judge whether a reader would miss it.
 */
export async function corpus({ folder }: Options): Promise<Figure[]> {
  const sanitizer = createSanitizer();
  const entries = readEntries(folder);
  const tried = entries.map((entry) => ({ entry, ...tryMarkup(sanitizer, entry.html, contextOf(entry)) }));
  for (const { entry, result, broken } of tried) {
    const faults = result.fallback === undefined ? broken : [...broken, `Shown as text: ${result.fallback}`];
    for (const fault of faults) console.log(`corpus, ${entry.feed}: ${fault.slice(0, 500)}`);
  }
  const counts = new Map<string, { entries: number; times: number }>();
  for (const { result } of tried) {
    for (const [name, times] of Object.entries(result.removed)) {
      const before = counts.get(name) ?? { entries: 0, times: 0 };
      counts.set(name, { entries: before.entries + 1, times: before.times + times });
    }
  }
  const oftenest = [...counts].sort(([, a], [, b]) => b.times - a.times).slice(0, most);
  for (const [name, { entries: within, times }] of oftenest) {
    console.log(`corpus, removed: ${name}, ${times} times in ${within} entries`);
  }
  return [
    { name: 'corpus: feeds with entries', value: new Set(entries.map(({ feed }) => feed)).size },
    { name: 'corpus: entries', value: entries.length, atLeast: 1 },
    {
      name: 'corpus: entries shown as text',
      value: tried.filter(({ result }) => result.fallback !== undefined).length,
      atMost: 0,
    },
    {
      name: 'corpus: entries that the gate or a second pass refuses',
      value: tried.filter(({ broken }) => broken.length > 0).length,
      atMost: 0,
    },
  ];
}
