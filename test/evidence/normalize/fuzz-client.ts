// A process of its own: reads the mutated feeds of some indexes. Arguments: seed, the first index, the step to the next, the count
// of all, and a folder of feeds, if any. Says each index before it begins, written at once, so that it is known even when the
// process dies: `<index>`; then `<index> refused`, or `<index> wrong <what, as JSON>`.
import { writeSync } from 'node:fs';
import { createInputs, tryFeed } from './fuzz-input.ts';

const [seed = 0, from = 0, step = 1, count = 0] = process.argv.slice(2, 6).map(Number);
const inputOf = createInputs(seed, process.argv[6]);

for (let index = from; index < count; index += step) {
  writeSync(1, `${index}\n`);
  const { isRead, wrong } = tryFeed(inputOf(index));
  if (!isRead) writeSync(1, `${index} refused\n`);
  for (const what of wrong) writeSync(1, `${index} wrong ${JSON.stringify(what)}\n`);
}
