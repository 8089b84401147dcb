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
  const link = z.strictObject({
    title: text.describe('What it is called.'),
    url: text.describe('Where it leads.'),
  });
  const day = z.iso.date('must be a day such as "2024-05-01"');
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
          .meta({ description: 'Where to look.', default: defaults.filterFields }),
        caseSensitive: z
          .boolean()
          .exactOptional()
          .meta({ description: 'Whether capitals and small letters differ.', default: false }),
        note: text.exactOptional().describe('Why there is this rule.'),
      }),
    )
    .exactOptional();
  const show = z
    .strictObject({
      members: z.array(text).min(1).exactOptional().describe('Ids of members.'),
      memberTags: z.array(text).min(1).exactOptional().describe('Tags of members.'),
      tags: z.array(text).min(1).exactOptional().describe('Tags of entries, whatever their case.'),
      languages: z
        .array(text)
        .min(1)
        .exactOptional()
        .describe(
          'Of entries, as they or their feed declare it, else one that is guessed for the whole feed. BCP 47; "pt" stands for "pt-BR" too.',
        ),
    })
    .exactOptional();
  const withdrawal = z.enum(['keep', 'mark', 'remove']);
  const withdrawn = z
    .union([
      withdrawal,
      z.strictObject({
        deleted: withdrawal
          .exactOptional()
          .describe('An entry that its publisher has deleted: a tombstone, or a complete feed without it.'),
        missing: withdrawal
          .exactOptional()
          .describe('An entry that is gone from between entries that the feed still has.'),
      }),
    ])
    .exactOptional();
  const aside = z
    .union([
      z.boolean(),
      text,
      z.strictObject({
        reason: text.exactOptional().describe('Why.'),
        since: day.exactOptional().describe('Since which day: 2024-05-01.'),
      }),
    ])
    .exactOptional();
  const page = {
    entriesPerPage: count.max(10_000).exactOptional().describe('Entries on the front page, at most.'),
    daysPerPage: count.exactOptional().describe('Days on the front page, counted from the newest entry.'),
    entriesPerMember: count.exactOptional().describe('Entries of one member on the front page, at most.'),
  };
  const member = z.strictObject({
    feed: text.describe('The feed: an http(s) URL, or the path of a file inside the config’s folder.'),
    name: text.exactOptional().describe('The name shown. Absent: the feed’s own title.'),
    id: text
      .exactOptional()
      .describe('Short and stable; the member’s history hangs on it. Absent: made from the name.'),
    site: text.exactOptional().describe('The member’s home page.'),
    face: z
      .union([
        text,
        z.strictObject({
          url: text.describe('A URL, or a path in the published site.'),
          width: count.exactOptional().describe('Pixels.'),
          height: count.exactOptional().describe('Pixels.'),
        }),
      ])
      .exactOptional()
      .describe('The member’s picture: a URL, or a path in the published site.'),
    tags: z.array(text).exactOptional().describe('Labels of the member; views choose by them.'),
    filters: filters.describe('Which of its entries are shown, beside the planet’s own filters.'),
    entriesPerMember: count
      .exactOptional()
      .describe(
        'Entries of this member on a front page, at most: instead of what the planet or a view says.',
      ),
    hidden: aside.describe('Polled and listed, but its entries are shown nowhere: true, or the reason.'),
    disabled: aside.describe('Not polled, not listed: true, or the reason. What was gathered stays.'),
    excerpt: z
      .union([z.boolean(), count.max(100_000)])
      .exactOptional()
      .describe(
        `Shows the beginning of its entries only, with a link to the whole: true (${defaults.excerpt} characters), or how many characters.`,
      ),
    noindex: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Asks search engines not to index its entries here.', default: false }),
    license: z
      .union([
        text,
        z.strictObject({
          name: text.describe('What it is called.'),
          url: text.exactOptional().describe('Where it can be read.'),
        }),
      ])
      .exactOptional()
      .describe('Under what licence its entries are published here: a name, a URL, or both.'),
    withdrawn: withdrawn.describe('For this member, instead of the planet’s.'),
    idleDays: z.int().min(0).exactOptional().describe('For this member, instead of the planet’s; 0: never.'),
    ignore: z
      .array(z.enum(ignoredFields))
      .exactOptional()
      .describe('What of its entries is not to be believed.'),
    futureDates: z.enum(['clamp', 'ignore-date', 'ignore-entry']).exactOptional().meta({
      description:
        'An entry dated in the future: clamp dates it when it was first seen, ignore-date as if it had no date, ignore-entry leaves it out until its date has come.',
      default: 'clamp',
    }),
    base: text
      .exactOptional()
      .describe('What relative links start from: "feed" (as it says), "entry" (its page), or a URL.'),
    notes: z.array(text).exactOptional().describe('Remarks for whoever keeps the config; never published.'),
    insecure: z.boolean().exactOptional().meta({
      description:
        'Do not verify the certificate of the feed’s server: anybody on the way can then change it.',
      default: false,
    }),
    extra: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .exactOptional()
      .describe('Whatever a theme wants to know of the member.'),
  });
  return z.strictObject({
    $schema: z.string().exactOptional().describe('Where an editor finds the JSON Schema of this file.'),
    title: text.describe('What the planet is called.'),
    url: text
      .exactOptional()
      .describe('Where the site is published: an absolute http(s) URL. Feeds and canonical links need it.'),
    intro: text.exactOptional().describe('A sentence or two under the title; may hold markup.'),
    owner: z
      .strictObject({
        name: text.describe('Who keeps the planet.'),
        email: text.exactOptional().describe('Published in the feeds.'),
      })
      .exactOptional()
      .describe('Who keeps the planet.'),
    language: text.exactOptional().meta({ description: 'Of the pages: BCP 47.', default: defaults.language }),
    timeZone: text.exactOptional().meta({
      description: 'Decides what a day is: IANA name, such as Europe/Berlin.',
      default: defaults.timeZone,
    }),
    dateFormat: text
      .exactOptional()
      .meta({ description: 'strftime pattern of an entry’s time.', default: defaults.dateFormat }),
    dayFormat: text
      .exactOptional()
      .meta({ description: 'strftime pattern of a day’s heading.', default: defaults.dayFormat }),
    output: text.exactOptional().meta({
      description: 'The folder the site is written to, relative to the config.',
      default: defaults.output,
    }),
    public: text.exactOptional().meta({
      description: 'A folder whose files are published as they are, relative to the config.',
      default: defaults.public,
    }),
    ...page,
    entriesPerPage: page.entriesPerPage.meta({
      description: 'Entries on the front page, at most.',
      default: defaults.entriesPerPage,
    }),
    newMemberEntries: z
      .int()
      .min(0)
      .exactOptional()
      .describe('Entries of a feed read for the first time that may stand on the front page.'),
    order: z.enum(['published', 'updated']).exactOptional().meta({
      description: 'What entries are ordered and dated by; updated brings an edited entry to the top again.',
      default: defaults.order,
    }),
    filters: filters.describe('Which entries are shown: each passes every rule, here and of its member.'),
    show: show.describe('What the planet’s own pages show. Absent: everything. Views do not inherit it.'),
    views: z
      .array(
        z.strictObject({
          id: text.describe('Its folder in the site: a-z, 0-9, "-" and "_".'),
          title: text.describe('What it is called.'),
          intro: text.exactOptional().describe('A sentence or two under the title; may hold markup.'),
          show: show.describe('Which entries.'),
          filters: filters.describe('Beside those of the planet and of the members.'),
          ...page,
          feedId: text.exactOptional().describe('The atom:id of a predecessor’s combined feed.'),
        }),
      )
      .exactOptional()
      .describe('Further planets out of the same store, each with pages and feeds in its own folder.'),
    withdrawn: withdrawn.meta({
      description:
        'What becomes of entries that their publisher deleted, and of those that are missing from their feed: keep, mark with a remark, or remove. One word for both, or one for each.',
      default: defaults.withdrawn,
    }),
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
    notes: z
      .array(
        z.strictObject({
          title: text.exactOptional().describe('Its heading.'),
          html: text.describe('May hold markup.'),
        }),
      )
      .exactOptional()
      .describe('Notes beside the entries.'),
    links: z
      .array(
        z.strictObject({
          title: text.describe('The heading of the group.'),
          links: z.array(link).describe('The links in it.'),
        }),
      )
      .exactOptional()
      .describe('Groups of links beside the entries.'),
    fetch: z
      .strictObject({
        concurrency: count
          .max(256)
          .exactOptional()
          .meta({ description: 'Requests under way at once.', default: defaults.concurrency }),
        timeout: z
          .number()
          .min(1)
          .max(600)
          .exactOptional()
          .meta({ description: 'Seconds one feed may take, redirects included.', default: defaults.timeout }),
        interval: z
          .number()
          .min(15)
          .max(7 * 24 * 60)
          .exactOptional()
          .meta({
            description: 'Minutes between two polls of a feed; servers and feeds may ask for more.',
            default: defaults.interval,
          }),
        adaptive: z
          .boolean()
          .exactOptional()
          .meta({ description: 'Ask quiet feeds less often, down to once a day.', default: false }),
        gap: seconds
          .exactOptional()
          .meta({ description: 'Seconds between two requests to a domain.', default: defaults.gap }),
        gaps: z
          .record(z.string(), seconds)
          .exactOptional()
          .describe(
            'The same for single domains, by their names: blogs.example is jane.blogs.example and all others, too.',
          ),
        deltas: z.boolean().exactOptional().meta({
          description: 'Ask for new entries only, where servers know how (RFC 3229).',
          default: false,
        }),
        allowHosts: z
          .array(text)
          .exactOptional()
          .describe(
            'Hosts (host, host:port) and networks (10.0.0.0/8) that may be fetched although they are private.',
          ),
        contact: text
          .exactOptional()
          .describe(
            'A URL or mail address for the User-Agent, so that a feed’s owner can reach the planet’s. Absent: url.',
          ),
      })
      .exactOptional()
      .describe('How feeds are fetched.'),
    members: z.array(member).exactOptional().describe('Whose feeds are gathered.'),
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
