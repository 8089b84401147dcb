import { type Figure, formatFigures } from '../test/evidence/figure.ts';

/** Measures one package on fixed inputs. */
type Bench = () => Promise<Figure[]>;

// What the packages cost beside what a user would otherwise run. A package registers its own here, by one line.
const registry: Record<string, () => Promise<{ bench: Bench }>> = {
  fetch: () => import('./fetch.ts'),
};

const [name, ...rest] = process.argv.slice(2).filter((arg) => arg !== '--');
if ((name !== undefined && !(name in registry)) || rest.length > 0) {
  console.error(
    `There is no bench "${[name, ...rest].join(' ')}". There is: ${Object.keys(registry).join(', ')}.`,
  );
  process.exit(2);
}
for (const each of name === undefined ? Object.keys(registry) : [name]) {
  const module = await registry[each]?.();
  console.log(`${each}\n${formatFigures((await module?.bench()) ?? [])}\n`);
}
