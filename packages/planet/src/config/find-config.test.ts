import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { findConfig } from './find-config.ts';

test('a file is taken as it is named, of a folder the first usual name', () => {
  const folder = tempFolder({ 'config.ini': '', 'planet.yaml': '', 'other.toml': '' });
  expect(findConfig(join(folder, 'other.toml'))).toBe(join(folder, 'other.toml'));
  expect(findConfig(folder)).toBe(join(folder, 'planet.yaml'));
});

test('where there is none, the error says what would be one', () => {
  const folder = tempFolder();
  expect(() => findConfig(folder)).toThrow(`The folder "${folder}" holds no planet config.`);
  expect(() => findConfig(join(folder, 'planet.yml'))).toThrow(
    `There is no file or folder "${join(folder, 'planet.yml')}".`,
  );
});
