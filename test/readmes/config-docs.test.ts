import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withReference } from '../../packages/planet/scripts/config-reference.ts';
import { configJsonSchema } from '../../packages/planet/src/schema.ts';
import { root } from '../setup/workspace.ts';

test('docs/config.md tells of the settings that there are; else run `npm run config-docs`', () => {
  const document = readFileSync(join(root, 'docs/config.md'), 'utf8');
  expect(document).toBe(withReference(document, configJsonSchema()));
});
