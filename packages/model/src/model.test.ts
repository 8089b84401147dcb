import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, PlanetError, type SafeHtml, type UnsafeHtml } from './index.ts';

test('the sanitizer alone can turn unsafe markup into safe markup', () => {
  const raw = '<script>alert(1)</script>' as UnsafeHtml;
  // @ts-expect-error publishing raw markup is a compile error
  const published: SafeHtml = raw;
  // @ts-expect-error and so is publishing a plain string
  const typed: Entry<SafeHtml>['content'] = '<p>hand-made</p>';
  expect([published, typed]).toHaveLength(2);
});

test('an error carries its code, its hint, its cause and every problem', () => {
  const cause = new Error('disk full');
  const error = new PlanetError('BAD_CONFIG', 'planet.yaml has 1 problem', {
    hint: 'Mend the line and run again.',
    cause,
    problems: [{ path: 'members.0.feed', message: 'is missing' }],
  });
  expect(error).toMatchObject({
    name: 'PlanetError',
    code: 'BAD_CONFIG',
    hint: 'Mend the line and run again.',
    cause,
  });
  expect(error.problems).toEqual([{ path: 'members.0.feed', message: 'is missing' }]);
});

test('an entry equals its own JSON round trip', () => {
  const date = fc
    .date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((value) => value.toISOString());
  const person = fc.record({ name: fc.string(), email: fc.string(), url: fc.webUrl() }, { requiredKeys: [] });
  const entry = fc.record(
    {
      id: fc.string({ minLength: 1 }),
      sourceId: fc.string({ minLength: 1 }),
      title: fc.string(),
      url: fc.webUrl(),
      content: fc.string().map((html) => html as UnsafeHtml),
      authors: fc.array(person),
      tags: fc.array(fc.string()),
      enclosures: fc.array(fc.record({ url: fc.webUrl(), length: fc.nat() }, { requiredKeys: ['url'] })),
      published: date,
      seen: date,
    },
    { requiredKeys: ['id', 'sourceId', 'authors', 'tags', 'enclosures', 'seen'] },
  );
  fc.assert(
    fc.property(entry, (value: Entry<UnsafeHtml>) => {
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    }),
  );
});
