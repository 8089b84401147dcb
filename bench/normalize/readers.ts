/** Reads one feed and says how many entries it has. Throws where it cannot read it. */
export type Reader = (bytes: Uint8Array) => number | Promise<number>;

export type ReaderName = 'planet-ceres' | 'feedsmith' | 'rss-parser' | 'feedparser';

const makers: Record<ReaderName, () => Promise<Reader>> = {
  async 'planet-ceres'() {
    const { normalizeFeed } = await import('../../packages/normalize/src/index.ts');
    const context = { sourceId: 's', url: 'https://feeds.example/feed', seen: '2026-01-01T00:00:00.000Z' };
    return (bytes) => normalizeFeed(bytes, context).entries.length;
  },

  async feedsmith() {
    const { parseFeed } = await import('feedsmith');
    return (bytes) => {
      const { format, feed } = parseFeed(new TextDecoder().decode(bytes));
      return (format === 'atom' ? feed.entries : feed.items)?.length ?? 0;
    };
  },

  async 'rss-parser'() {
    const { default: Parser } = await import('rss-parser');
    const parser = new Parser();
    return async (bytes) => (await parser.parseString(new TextDecoder().decode(bytes))).items.length;
  },

  async feedparser() {
    const { default: FeedParser } = await import('feedparser');
    return async (bytes) => {
      const parser = new FeedParser({});
      parser.end(bytes);
      let entries = 0;
      for await (const _ of parser) entries += 1;
      return entries;
    };
  },
};

export function createReader(name: ReaderName): Promise<Reader> {
  return makers[name]();
}
