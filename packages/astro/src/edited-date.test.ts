import type { Entry, SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { editedDate } from './edited-date.ts';

const gathered = '2018-08-29T12:00:00.000Z';

function entry(rest: Partial<Entry<SafeHtml>>): Entry<SafeHtml> {
  return {
    id: '1',
    sourceId: 'ann',
    authors: [],
    tags: [],
    enclosures: [],
    seen: gathered,
    published: '2018-08-01T12:00:00.000Z',
    ...rest,
  };
}

test('an edit is remarked on when it came more than a day later', () => {
  expect(editedDate(entry({ updated: '2018-08-20T00:00:00.000Z' }), gathered)).toBe(
    '2018-08-20T00:00:00.000Z',
  );
  expect(editedDate(entry({ updated: '2018-08-02T12:00:00.000Z' }), gathered)).toBeUndefined();
  expect(editedDate(entry({}), gathered)).toBeUndefined();
});

test('no edit comes from the future, and one that an entry is dated by needs no remark', () => {
  expect(editedDate(entry({ updated: '2018-08-30T00:00:00.000Z' }), gathered)).toBeUndefined();
  const date = '2018-08-20T00:00:00.000Z';
  expect(editedDate(entry({ updated: date, date }), gathered)).toBeUndefined();
});
