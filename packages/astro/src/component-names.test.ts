import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { componentNames } from './component-names.ts';

test('every component has a name by which it can be overridden, and every name its component', () => {
  const files = readdirSync(join(import.meta.dirname, 'components'));
  expect(files.sort()).toEqual(componentNames.map((name) => `${name}.astro`).sort());
});
