/** A feed as a list of feeds names it. */
export interface Listed {
  name: string;
  feed: string;
}

/** The feeds of a list at a URL: OPML, or a JSON array of `{ name, url }`. */
export async function readPlanetList(url: string): Promise<Listed[]> {
  const text = await (await fetch(url)).text();
  if (text.startsWith('[')) {
    const rows: { name: string; url: string }[] = JSON.parse(text);
    return rows.map((row) => ({ name: row.name, feed: row.url }));
  }
  return [...text.matchAll(/<outline\b[^>]*>/g)].flatMap(([outline]) => {
    const feed = attribute(outline, 'xmlUrl');
    return feed === undefined ? [] : [{ name: attribute(outline, 'text') ?? feed, feed }];
  });
}

function attribute(element: string, name: string): string | undefined {
  const [, value] = new RegExp(`\\b${name}="([^"]*)"`).exec(element) ?? [];
  return value?.replace(/&(lt|gt|quot|amp);/g, (_, entity: string) => entities[entity] ?? '');
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
