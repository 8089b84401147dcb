import { expect, test } from 'vitest';
import { firstDate } from './entry-dates.ts';
import { createNotices } from './notices.ts';

test.each(['0001-01-01T00:00:00Z', '1700-05-01', '1969-07-12T20:17:00Z', '1970-01-01T12:34:56Z'])(
  '%s stands for no date, and the next is taken',
  (written) => {
    const notices = createNotices('garden');
    expect(firstDate([written, '1970-01-02'], notices, 'id')).toBe('1970-01-02T00:00:00.000Z');
    expect(notices.list().map(({ code, entryId }) => [code, entryId])).toEqual([['date-placeholder', 'id']]);
  },
);
