import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { noteLastConfig } from './last-config.ts';

test('a store that was last updated with another config, which is still there, is told of once', () => {
  const dir = tempFolder({ 'planet.yaml': '', 'config.ini': '' });
  const told = (name: string) => noteLastConfig(join(dir, 'last'), { path: join(dir, name), dir });
  expect(told('config.ini')).toEqual([]);
  expect(told('planet.yaml')).toMatchObject([
    { code: 'config-shared-folder', message: expect.stringContaining('last updated with config.ini') },
  ]);
  expect(told('planet.yaml')).toEqual([]);
  expect(told('gone.yaml')).toHaveLength(1);
  // That one is not there any more: it was renamed.
  expect(told('planet.yaml')).toEqual([]);
});

test('where nothing can be written, nothing is told', () => {
  const dir = tempFolder({ 'planet.yaml': '' });
  const file = join(dir, 'nowhere', 'last');
  expect(noteLastConfig(file, { path: join(dir, 'planet.yaml'), dir })).toEqual([]);
});
