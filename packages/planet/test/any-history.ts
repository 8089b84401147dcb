import type { Enclosure, Feed, Person, RawEntry, UnsafeHtml } from '@planet-ceres/model';
import fc from 'fast-check';
import type { FeedBody, Outcome, SourceState } from '../src/store/store.ts';

/** Sources that random histories are about. */
export const anySourceId: fc.Arbitrary<string> = fc.constantFrom('ann', 'ben', 'cay');

/** Instants of one summer and a few around it: few enough that entries often share one. */
export const anyInstant: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('2018-08-29T12:00:00.000Z', '2018-08-30T12:00:00.000Z'),
  fc
    .date({
      min: new Date('2017-06-01T00:00:00Z'),
      max: new Date('2019-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
);
/** What feeds say of their dates: some lie far from anything. */
const claimed = fc.oneof(
  { arbitrary: anyInstant, weight: 5 },
  { arbitrary: fc.constantFrom('2016-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'), weight: 1 },
);

// Never empty: the model has no ''. Any character there is, but for halves of pairs.
const text = fc.oneof(
  fc.constantFrom('1', '2', '3', "'; DROP TABLE entries; --", '\u0000', '\u2028'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
);
/** Ids of entries: few enough that histories come back to them. */
export const anyId: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom('1', '2', '3', '4', '5'), weight: 4 },
  { arbitrary: text, weight: 1 },
);
const url = fc.oneof(
  fc.constantFrom('https://ann.example/1', 'https://ben.example/1', 'https://ann.example/2'),
  fc.webUrl(),
);
const person: fc.Arbitrary<Person> = fc.record({ name: text, email: text, url }, { requiredKeys: [] });
const enclosure: fc.Arbitrary<Enclosure> = fc.record(
  { url, type: text, length: fc.nat(), title: text },
  { requiredKeys: ['url'] },
);
const place = fc.record(
  { sourceId: anySourceId, url, reason: fc.constantFrom('link' as const, 'id' as const, 'content' as const) },
  { requiredKeys: ['sourceId', 'reason'] },
);

/** Any entry that the model allows, of this source. */
export function anyEntry(sourceId: string): fc.Arbitrary<RawEntry> {
  const markup = fc.oneof(
    text,
    text.map((inner) => `<p>${inner}<script>alert(1)</script>`),
  );
  return fc.record(
    {
      ...{ id: anyId, sourceId: fc.constant(sourceId), seen: anyInstant, title: text, url, summary: text },
      content: markup.map((html) => html as UnsafeHtml),
      baseUrl: url,
      authors: fc.array(person, { maxLength: 2 }),
      tags: fc.uniqueArray(text, { maxLength: 2 }),
      enclosures: fc.array(enclosure, { maxLength: 2 }),
      ...{ image: url, rights: text, commentsUrl: url, published: claimed, updated: claimed },
      language: fc.constantFrom('en-US', 'he'),
      dir: fc.constantFrom('ltr' as const, 'rtl' as const),
      origin: fc.record({ id: text, title: text, siteUrl: url, feedUrl: url }, { requiredKeys: [] }),
      alsoOn: fc.array(place, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ['id', 'sourceId', 'seen', 'authors', 'tags', 'enclosures'] },
  );
}

const feed: fc.Arbitrary<Feed> = fc.record(
  {
    format: fc.constantFrom('rss' as const, 'atom' as const),
    authors: fc.array(person, { maxLength: 1 }),
    ...{ id: text, title: text, siteUrl: url, updated: anyInstant, ttl: fc.nat() },
  },
  { requiredKeys: ['format', 'authors'] },
);

const problem = fc.constantFrom(
  { reason: 'dns', message: 'There is no such host.' } as const,
  { reason: 'timeout', message: 'It took too long.' } as const,
);

const poll: fc.Arbitrary<SourceState['poll']> = fc.record(
  {
    ...{ version: fc.constant(1 as const), feedUrl: url, failures: fc.nat(3), notModifiedInRow: fc.nat(3) },
    ...{ polled: anyInstant, succeeded: anyInstant, problem },
    counts: fc.record({ polls: fc.nat(), notModified: fc.nat(), changed: fc.nat(), bytes: fc.nat() }),
  },
  { requiredKeys: ['version', 'feedUrl', 'failures', 'notModifiedInRow', 'counts'] },
);

const body: fc.Arbitrary<FeedBody> = fc.record(
  { bytes: fc.uint8Array({ maxLength: 40 }), url, contentType: text },
  { requiredKeys: ['bytes', 'url'] },
);

/** What may become of a poll: some entries, all there are, or none. A feed has no id twice. */
export const anyOutcome: fc.Arbitrary<Outcome> = anySourceId.chain((sourceId) =>
  fc.record(
    {
      ...{ sourceId: fc.constant(sourceId), now: anyInstant, body, isComplete: fc.boolean() },
      ...{ isWhole: fc.boolean(), newMemberEntries: fc.nat(3) },
      deleted: fc.array(fc.record({ id: anyId, when: anyInstant }, { requiredKeys: ['id'] }), {
        maxLength: 2,
      }),
      state: fc.record({ poll, feed, reader: text }, { requiredKeys: ['poll'] }),
      entries: fc.uniqueArray(anyEntry(sourceId), { maxLength: 5, selector: (entry) => entry.id }),
    },
    { requiredKeys: ['sourceId', 'now', 'state'] },
  ),
);
