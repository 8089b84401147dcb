/** A document that is meant to exhaust its reader, served at `origin`; how many entries it has. */
export interface HostileDocument {
  document: (origin: string) => string;
  entries: number;
}

/** By name. None of them is larger than a planet reads. */
export const hostileDocuments: Readonly<Record<string, HostileDocument>> = {
  'a billion laughs': {
    document: () => `<!DOCTYPE rss [<!ENTITY a "ha">${laughs()}]>${feedOf(entry('&j;'))}`,
    entries: 1,
  },
  'one long entity many times': {
    document: () =>
      `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(50_000)}">]>${feedOf(entry('&a;'.repeat(50_000)))}`,
    entries: 1,
  },
  'an entity that is a file, and one that is a document elsewhere': {
    document: (origin) =>
      `<!DOCTYPE rss SYSTEM "${origin}/rss.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "${origin}/b.dtd">%b;]>${feedOf(entry('&a;'))}`,
    entries: 1,
  },
  '150,000 entries, of which 10,000 are read': {
    document: () => feedOf(numbered(150_000, (number) => `<item><title>${number}</title></item>`)),
    entries: 10_000,
  },
  '200,000 attributes': {
    document: () =>
      feedOf(`<item ${numbered(200_000, (number) => `a${number}="v" `)}><title>x</title></item>`),
    entries: 1,
  },
};

function laughs(): string {
  const names = [...'abcdefghij'];
  return names
    .slice(1)
    .map((name, index) => `<!ENTITY ${name} "${`&${names[index]};`.repeat(10)}">`)
    .join('');
}

function entry(title: string): string {
  return `<item><guid>1</guid><title>${title}</title></item>`;
}

function feedOf(entries: string): string {
  return `<rss version="2.0"><channel><title>Harvest</title>${entries}</channel></rss>`;
}

function numbered(count: number, write: (number: number) => string): string {
  return Array.from({ length: count }, (_, number) => write(number)).join('');
}
