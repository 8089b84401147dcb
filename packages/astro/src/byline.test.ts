import type { Entry, SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { byline } from './byline.ts';

const by = (...names: (string | undefined)[]): Entry<SafeHtml> => ({
  id: '1',
  sourceId: 'asha',
  authors: names.map((name) => (name === undefined ? { email: 'a@asha.example' } : { name })),
  tags: [],
  enclosures: [],
  seen: '2018-08-29T00:00:00.000Z',
});

test('a byline is for those whom the member’s name does not name', () => {
  expect(byline(by(), 'Asha Rao')).toBeUndefined();
  expect(byline(by(undefined), 'Asha Rao')).toBeUndefined();
  expect(byline(by('asha rao'), 'Asha Rao')).toBeUndefined();
  expect(byline(by('Asha Rao', 'Ilona', 'Ilona'), 'Asha Rao')).toBe('Asha Rao, Ilona');
});
