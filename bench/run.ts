import { type Figure, formatFigures } from '../test/evidence/figure.ts';

/** Measures one package on fixed inputs, or on those that the words after its name say. */
type Bench = (...args: string[]) => Promise<Figure[]>;

// What the packages cost beside what a user would otherwise run. A package registers its own here, by one line.
const registry: Record<string, () => Promise<{ bench: Bench }>> = {
  fetch: () => import('./fetch.ts'),
  normalize: () => import('./normalize.ts'),
  sanitize: () => import('./sanitize.ts'),
  timeline: () => import('./timeline.ts'),
};

const [name, ...rest] = process.argv.slice(2).filter((arg) => arg !== '--');
if (name !== undefined && !(name in registry)) {
  console.error(`There is no bench "${name}". There is: ${Object.keys(registry).join(', ')}.`);
  process.exit(2);
}
for (const each of name === undefined ? Object.keys(registry) : [name]) {
  const { bench } = (await registry[each]?.()) ?? {};
  if (bench === undefined || rest.length > bench.length) {
    console.error(`The bench "${each}" does not take "${rest.join(' ')}".`);
    process.exit(2);
  }
  console.log(`${each}\n${formatFigures(await bench(...rest))}\n`);
}
