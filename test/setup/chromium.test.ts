import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findChromium } from './chromium.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('the first of the usual commands on the path is taken, unless PLANET_CHROMIUM names another', () => {
  const early = temporaryFolder({ 'google-chrome': '' });
  const late = temporaryFolder({ chromium: '', mine: '' });
  const PATH = `${early}:${late}`;
  expect(findChromium({ PATH })).toBe(join(late, 'chromium'));
  expect(findChromium({ PATH, PLANET_CHROMIUM: join(late, 'mine') })).toBe(join(late, 'mine'));
});

test('without a Chromium a test fails and says how to get one', () => {
  const nowhere = temporaryFolder();
  expect(() => findChromium({ PATH: nowhere })).toThrow('apt-get install chromium');
  expect(() => findChromium({ PATH: '/usr/bin', PLANET_CHROMIUM: join(nowhere, 'chromium') })).toThrow(
    /PLANET_CHROMIUM says ".*chromium", and there is no such file/,
  );
});
