import { expect, test } from 'vitest';
import { siteRoot } from './site-root.ts';

test('every page finds its way back to the root, wherever the site lies', () => {
  expect(siteRoot('/', '/')).toBe('./');
  expect(siteRoot('/index.html', '/')).toBe('./');
  expect(siteRoot('/2018/08/', '/')).toBe('../../');
  expect(siteRoot('/2018/08/index.html', '/')).toBe('../../');
  expect(siteRoot('/2018/08', '/')).toBe('../');
  expect(siteRoot('/planet/', '/planet/')).toBe('./');
  expect(siteRoot('/planet/2018/08/', '/planet')).toBe('../../');
});
