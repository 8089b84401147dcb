import * as z from 'zod';
import { defaults } from './defaults.ts';
import type { ConfigInput } from './planet-config.ts';

const filterFields = ['title', 'text', 'tags', 'author', 'link', 'language', 'markup'] as const;
const ignoredFields = [
  'title',
  'summary',
  'content',
  'authors',
  'tags',
  'enclosures',
  'image',
  'language',
  'rights',
  'published',
  'updated',
] as const;

/** The shape of a config. What one value means beside another (URLs, folders, ids) is `resolveConfig`'s to check. */
export function configSchema(): z.ZodType<ConfigInput> {
  const text = z.string().trim().min(1);
  const count = z.int().min(1);
  const seconds = z.number().min(0).max(3600);
  const link = z.strictObject({ title: text, url: text });
  const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as "2024-05-01"');
  const pattern = z.union([text, z.array(text).min(1)]);
  const filters = z
    .array(
      z.strictObject({
        include: pattern
          .exactOptional()
          .describe('Only entries pass that match one of these patterns (RE2).'),
        exclude: pattern
          .exactOptional()
          .describe('Only entries pass that match none of these patterns (RE2).'),
        in: z
          .array(z.enum(filterFields))
          .min(1)
          .exactOptional()
          .describe(`Where to look. Default: ${defaults.filterFields.join(', ')}`),
        caseSensitive: z.boolean().exactOptional().describe('Default: false'),
        note: text.exactOptional().describe('Why there is this rule.'),
      }),
    )
    .exactOptional();
  const show = z
    .strictObject({
      members: z.array(text).min(1).exactOptional().describe('Ids of members.'),
      memberTags: z.array(text).min(1).exactOptional().describe('Tags of members.'),
      tags: z.array(text).min(1).exactOptional().describe('Tags of entries, whatever their case.'),
      languages: z.array(text).min(1).exactOptional().describe('BCP 47; "pt" stands for "pt-BR" too.'),
    })
    .exactOptional();
  const withdrawal = z.enum(['keep', 'mark', 'remove']);
  const withdrawn = z
    .union([
      withdrawal,
      z.strictObject({ deleted: withdrawal.exactOptional(), missing: withdrawal.exactOptional() }),
    ])
    .exactOptional();
  const aside = z
    .union([z.boolean(), text, z.strictObject({ reason: text.exactOptional(), since: day.exactOptional() })])
    .exactOptional();
  const page = {
    entriesPerPage: count.max(10_000).exactOptional().describe(`Default: ${defaults.entriesPerPage}`),
    daysPerPage: count.exactOptional().describe('Days on the front page, counted from the newest entry.'),
    entriesPerMember: count.exactOptional().describe('Entries of one member on the front page, at most.'),
  };
  const member = z.strictObject({
    feed: text.describe('The feed: an http(s) URL, or the path of a file inside the config’s folder.'),
    name: text.exactOptional().describe('The name shown. Absent: the feed’s own title.'),
    id: text.exactOptional().describe('Short and stable; the member’s history hangs on it.'),
    site: text.exactOptional().describe('The member’s home page.'),
    face: z
      .union([
        text,
        z.strictObject({ url: text, width: count.exactOptional(), height: count.exactOptional() }),
      ])
      .exactOptional()
      .describe('The member’s picture: a URL, or a path in the published site.'),
    tags: z.array(text).exactOptional().describe('Labels of the member; views choose by them.'),
    filters: filters.describe('Which of its entries are shown, beside the planet’s own filters.'),
    entriesPerMember: count.exactOptional().describe('Entries of this member on a front page, at most.'),
    hidden: aside.describe('Polled and listed, but its entries are shown nowhere: true, or the reason.'),
    disabled: aside.describe('Not polled, not listed: true, or the reason. What was gathered stays.'),
    excerpt: z
      .union([z.boolean(), count.max(100_000)])
      .exactOptional()
      .describe(
        `Shows the beginning of its entries only. Default when true: ${defaults.excerpt} characters.`,
      ),
    noindex: z.boolean().exactOptional().describe('Asks search engines not to index its entries here.'),
    license: z
      .union([text, z.strictObject({ name: text, url: text.exactOptional() })])
      .exactOptional()
      .describe('Under what licence its entries are published here: a name, a URL, or both.'),
    withdrawn: withdrawn.describe('For this member, instead of the planet’s.'),
    idleDays: z.int().min(0).exactOptional().describe('For this member, instead of the planet’s; 0: never.'),
    ignore: z
      .array(z.enum(ignoredFields))
      .exactOptional()
      .describe('What of its entries is not to be believed.'),
    futureDates: z
      .enum(['clamp', 'ignore-date', 'ignore-entry'])
      .exactOptional()
      .describe(
        'What to do with entries dated in the future. Default: clamp, they are dated when first seen.',
      ),
    base: text
      .exactOptional()
      .describe('What relative links start from: "feed" (as it says), "entry" (its page), or a URL.'),
    notes: z.array(text).exactOptional().describe('Remarks for whoever keeps the config; never published.'),
    insecure: z.boolean().exactOptional().describe('Do not verify the certificate of the feed’s server.'),
    extra: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .exactOptional()
      .describe('Whatever a theme wants to know of the member.'),
  });
  return z.strictObject({
    $schema: z.string().exactOptional(),
    title: text,
    url: text.exactOptional().describe('Where the site is published.'),
    intro: text.exactOptional().describe('A sentence or two under the title; may hold markup.'),
    owner: z.strictObject({ name: text, email: text.exactOptional() }).exactOptional(),
    language: text.exactOptional().describe(`BCP 47. Default: ${defaults.language}`),
    timeZone: text.exactOptional().describe(`IANA name. Default: ${defaults.timeZone}`),
    dateFormat: text.exactOptional().describe(`strftime pattern. Default: ${defaults.dateFormat}`),
    dayFormat: text.exactOptional().describe(`strftime pattern. Default: ${defaults.dayFormat}`),
    output: text.exactOptional().describe(`The folder the site is written to. Default: ${defaults.output}`),
    public: text.exactOptional().describe(`Files published as they are. Default: ${defaults.public}`),
    ...page,
    newMemberEntries: z
      .int()
      .min(0)
      .exactOptional()
      .describe('Entries of a feed read for the first time that may stand on the front page.'),
    order: z
      .enum(['published', 'updated'])
      .exactOptional()
      .describe(`What entries are ordered by. Default: ${defaults.order}`),
    filters: filters.describe('Which entries are shown: each passes every rule, here and of its member.'),
    show: show.describe('What the planet’s own pages show. Absent: everything. Views do not inherit it.'),
    views: z
      .array(
        z.strictObject({
          id: text.describe('Its folder in the site: a-z, 0-9, "-" and "_".'),
          title: text,
          intro: text.exactOptional().describe('A sentence or two under the title; may hold markup.'),
          show: show.describe('Which entries.'),
          filters: filters.describe('Beside those of the planet and of the members.'),
          ...page,
          feedId: text.exactOptional().describe('The atom:id of a predecessor’s combined feed.'),
        }),
      )
      .exactOptional()
      .describe('Further planets out of the same store, each with pages and feeds in its own folder.'),
    withdrawn: withdrawn.describe(
      'What becomes of entries that their publisher deleted, and of those that are missing from their feed.',
    ),
    idleDays: count.exactOptional().describe('Days without an entry after which a member is marked as idle.'),
    lists: z
      .array(
        z.strictObject({
          from: text.describe('Its address, or the path of a file inside the config’s folder.'),
          format: z
            .enum(['opml', 'config', 'csv', 'foaf'])
            .exactOptional()
            .describe('Absent: what its name, its type and its beginning tell.'),
          tags: z.array(text).exactOptional().describe('Tags of every member that comes from it.'),
        }),
      )
      .exactOptional()
      .describe('Lists of members that are kept elsewhere.'),
    feedId: text.exactOptional().describe('The atom:id of a predecessor’s combined feed.'),
    hub: text.exactOptional().describe('A WebSub hub that is told when the combined feeds have changed.'),
    notes: z.array(z.strictObject({ title: text.exactOptional(), html: text })).exactOptional(),
    links: z.array(z.strictObject({ title: text, links: z.array(link) })).exactOptional(),
    fetch: z
      .strictObject({
        concurrency: count.max(256).exactOptional().describe(`Default: ${defaults.concurrency}`),
        timeout: z.number().min(1).max(600).exactOptional().describe(`Seconds. Default: ${defaults.timeout}`),
        interval: z
          .number()
          .min(15)
          .max(7 * 24 * 60)
          .exactOptional()
          .describe(`Minutes between two polls of a feed. Default: ${defaults.interval}`),
        adaptive: z.boolean().exactOptional().describe('Ask quiet feeds less often.'),
        gap: seconds
          .exactOptional()
          .describe(`Seconds between two requests to a domain. Default: ${defaults.gap}`),
        gaps: z.record(z.string(), seconds).exactOptional().describe('The same for single domains.'),
        deltas: z.boolean().exactOptional().describe('Ask for new entries only (RFC 3229).'),
        allowHosts: z.array(text).exactOptional().describe('Private hosts that may be fetched all the same.'),
        contact: text.exactOptional().describe('A URL or mail address for the User-Agent.'),
      })
      .exactOptional(),
    members: z.array(member).exactOptional(),
  });
}

/** Tells every key that has a place in the group at a path (`members`, 3, `face`). */
export function knownKeys(schema: z.ZodType): (path: readonly PropertyKey[]) => readonly string[] {
  // Of zod's much wider type these are the parts that a schema of plain objects has.
  const whole = z.toJSONSchema(schema, { io: 'input' }) as JsonShape;
  return (path) => {
    let json: JsonShape | undefined = whole;
    for (const step of path) {
      const place: JsonShape | undefined = objectShape(json);
      json = typeof step === 'number' ? json?.items : place?.properties?.[String(step)];
    }
    return Object.keys(objectShape(json)?.properties ?? {});
  };
}

/** The part of a JSON Schema that `knownKeys` walks. */
interface JsonShape {
  properties?: Record<string, JsonShape>;
  items?: JsonShape;
  anyOf?: JsonShape[];
}

function objectShape(json: JsonShape | undefined): JsonShape | undefined {
  return json?.properties ? json : json?.anyOf?.find((branch) => branch.properties);
}
