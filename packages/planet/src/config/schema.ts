import * as z from 'zod';
import { defaults } from './defaults.ts';
import type { ConfigInput } from './planet-config.ts';

/** The shape of a config. What one value means beside another (URLs, folders, ids) is `resolveConfig`'s to check. */
export function configSchema(): z.ZodType<ConfigInput> {
  const text = z.string().trim().min(1);
  const count = z.int().min(1);
  const seconds = z.number().min(0).max(3600);
  const link = z.strictObject({ title: text, url: text });
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
    tags: z.array(text).exactOptional(),
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
    entriesPerPage: count.max(10_000).exactOptional().describe(`Default: ${defaults.entriesPerPage}`),
    daysPerPage: count.exactOptional().describe('Days on the front page, counted from the newest entry.'),
    entriesPerMember: count.exactOptional().describe('Entries of one member on the front page, at most.'),
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
