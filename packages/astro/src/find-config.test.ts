import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findConfig } from './find-config.ts';

test('the planet’s config is the one named, else the one in the project’s root', async () => {
  const root = await mkdtemp(join(tmpdir(), 'project-'));
  expect(() => findConfig(root)).toThrow(`There is no planet config in "${root}".`);
  await writeFile(join(root, 'planet.yaml'), '');
  expect(findConfig(root)).toBe(join(root, 'planet.yaml'));
  expect(findConfig(root, './planet.yaml')).toBe(join(root, 'planet.yaml'));
  expect(() => findConfig(root, 'other.toml')).toThrow(
    `There is no planet config at "${join(root, 'other.toml')}".`,
  );
});
