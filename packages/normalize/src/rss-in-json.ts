import type { RssFeed } from 'feedsmith';
import { compact } from './compact.ts';
import { isRecord } from './safe-json.ts';

/**
 * RSS 2.0 written in JSON (https://github.com/scripting/Scripting-News/blob/master/rss-in-json): `{"rss": {"channel": {"item": […]}}}`,
 * as feedsmith would give it. Absent for JSON of another kind.
 */
export function rssOfJson(json: Record<string, unknown>): RssFeed.Feed<string> | undefined {
  const rss = json.rss;
  const channel = isRecord(rss) ? rss.channel : undefined;
  if (!isRecord(channel)) return undefined;
  const ttl = Number(textIn(channel.ttl) ?? Number.NaN);
  const editor = textIn(channel.managingEditor);
  return compact({
    title: textIn(channel.title),
    link: textIn(channel.link),
    description: textIn(channel.description),
    language: textIn(channel.language),
    copyright: textIn(channel.copyright),
    managingEditor: editor === undefined ? undefined : { name: editor },
    pubDate: textIn(channel.pubDate),
    lastBuildDate: textIn(channel.lastBuildDate),
    ttl: Number.isFinite(ttl) ? ttl : undefined,
    items: listOf(channel.item).filter(isRecord).map(entryOf),
  });
}

function entryOf(entry: Record<string, unknown>): RssFeed.Item<string> {
  const { guid } = entry;
  const value = textIn(guid);
  const isNoLink = isRecord(guid) && String(guid.isPermaLink) === 'false';
  const author = textIn(entry.author);
  return compact({
    title: textIn(entry.title),
    link: textIn(entry.link),
    description: textIn(entry.description),
    content: compact({ encoded: textIn(entry['content:encoded'] ?? entry.encoded) }),
    pubDate: textIn(entry.pubDate),
    comments: textIn(entry.comments),
    authors: author === undefined ? undefined : [{ name: author }],
    guid: value === undefined ? undefined : { value, isPermaLink: !isNoLink },
    categories: listOf(entry.category).map((category) => compact({ name: textIn(category) })),
    enclosures: listOf(entry.enclosure)
      .filter(isRecord)
      .map((file) => compact({ url: textIn(file.url), type: textIn(file.type) })),
  });
}

/** A string, a number, or the text of an element with attributes. */
function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return isRecord(value) ? textIn(value['#value'] ?? value.value ?? value['#text']) : undefined;
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
