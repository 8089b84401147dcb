import { expect, test } from 'vitest';
import { firstDate } from './entry-dates.ts';
import { createNotices } from './notices.ts';

const seen = '2025-01-02T03:04:05.000Z';

test.each([
  '0001-01-01T00:00:00Z',
  '1700-05-01',
  '1969-07-12T20:17:00Z',
  '1970-01-01T12:34:56Z',
  '2038-01-19T03:14:07Z',
  'Fri, 31 Dec 9999 23:59:59 GMT',
])('%s stands for no date, and the next is taken', (written) => {
  const notices = createNotices('garden');
  expect(firstDate([written, '1970-01-02'], seen, notices, 'id')).toBe('1970-01-02T00:00:00.000Z');
  expect(notices.list().map(({ code, entryId }) => [code, entryId])).toEqual([['date-placeholder', 'id']]);
});

test.each(['2025-01-09', '2026-08-01', '2034-12-31'])('%s lies ahead, and is a date', (written) => {
  const notices = createNotices('garden');
  expect(firstDate([written], seen, notices)).toBe(`${written}T00:00:00.000Z`);
  expect(notices.list()).toEqual([]);
});
