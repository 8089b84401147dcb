import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configJsonSchema } from '../../packages/planet/src/schema.ts';
import { root } from '../setup/workspace.ts';

test('the build has the JSON Schema of configs as a file', () => {
  const file = readFileSync(join(root, 'packages/planet/dist/planet.schema.json'), 'utf8');
  expect(JSON.parse(file)).toEqual(configJsonSchema());
});
