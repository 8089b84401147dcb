import { type Evidence, formatFigures, holds } from './figure.ts';

// The long checks whose figures the READMEs quote. A package registers its own here, by one line.
const registry: Record<string, () => Promise<{ evidence: Evidence }>> = {
  'start-up': () => import('./start-up.ts'),
  fetch: () => import('./fetch.ts'),
  normalize: () => import('./normalize.ts'),
  sanitize: () => import('./sanitize.ts'),
  planet: () => import('./planet.ts'),
  corpus: () => import('./corpus.ts'),
  'fetch-corpus': () => import('./fetch-corpus.ts'),
};

const [name, ...args] = process.argv.slice(2).filter((arg) => arg !== '--');
if (name !== undefined && !(name in registry)) {
  console.error(`There is no evidence "${name}". There is: ${Object.keys(registry).join(', ')}.`);
  process.exit(2);
}
// Without a name: all that need no argument.
const names = name === undefined ? Object.keys(registry).filter((each) => !each.endsWith('corpus')) : [name];

let short = 0;
for (const each of names) {
  const module = await registry[each]?.();
  const figures = (await module?.evidence(args)) ?? [];
  console.log(`${each}\n${formatFigures(figures)}\n`);
  short += figures.filter((figure) => !holds(figure)).length;
}
if (short > 0) console.log(`${short} figures fall short of their targets.`);
process.exitCode = short > 0 ? 1 : 0;
