import { expect, test } from 'vitest';
import { entryAnchor } from './entry-anchor.ts';

test('an entry’s anchor stays the same and is never that of another source’s entry', () => {
  const anchor = entryAnchor({ sourceId: 'asha', id: '1' });
  expect(anchor).toBe('asha-6b86b273ff34');
  expect(entryAnchor({ sourceId: 'bela', id: '1' })).not.toBe(anchor);
});

test('whatever a publisher calls an entry, its anchor is a plain word', () => {
  expect(entryAnchor({ sourceId: 'asha', id: '" onclick="x' })).toMatch(/^[a-z0-9-]+$/);
});
