import type { RawEntry, UnsafeHtml } from '../../packages/model/src/index.ts';
import type { SourceState } from '../../packages/planet/src/store/store.ts';

/** The archive of a large planet: its members, and what each has published in ten years. */
export interface Archive {
  sourceIds: string[];
  /** The entries of one member, newest first. */
  entriesOf(source: number): RawEntry[];
  /** One more, newer than all. */
  newEntry(number: number): RawEntry;
}

/** When all of it was gathered. */
export const gathered = '2026-01-01T12:00:00.000Z';

const minute = 60_000;
const tenYears = 10 * 365.25 * 24 * 60;
const words =
  'the planet gathers what its members write of rain and bread machines letters maps gardens a river that was late in May and some code which nobody had read since winter'.split(
    ' ',
  );

/** The same numbers give the same archive. Markup of 2 to 4 KB an entry, dates spread evenly, one post in fifty on two members' feeds. */
export function createArchive({ sources, entries }: { sources: number; entries: number }): Archive {
  const each = Math.floor(entries / sources);
  const sourceIds = Array.from({ length: sources }, (_, source) => `member-${source}`);
  return {
    sourceIds,
    entriesOf: (source) =>
      Array.from({ length: each }, (_, at) => writeEntry(source, at, minutesAgo(source * each + at))).sort(
        (a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1),
      ),
    newEntry: (number) => writeEntry(number % sources, each + number, -1 - number),
  };
}

/** A member's state after a poll that went well. */
export function stateOf(source: number): SourceState {
  const site = `https://member${source}.example/`;
  return {
    feed: { format: 'atom', authors: [], title: `Notes of member ${source}`, siteUrl: site },
    poll: {
      ...{ version: 1, feedUrl: `${site}feed`, failures: 0, notModifiedInRow: 0 },
      ...{ polled: gathered, succeeded: gathered, validators: { url: `${site}feed`, etag: `"${source}"` } },
      counts: { polls: 1, notModified: 0, changed: 1, bytes: 30_000 },
    },
  };
}

function writeEntry(source: number, at: number, ago: number): RawEntry {
  const site = `https://member${source}.example/`;
  const number = scatter(source * 7919 + at);
  const isShared = at === 0 && source % 5 === 1;
  const url = isShared ? `https://member${source - 1}.example/posts/0` : `${site}posts/${at}`;
  return {
    id: isShared ? `${site}shared/0` : url,
    sourceId: `member-${source}`,
    title: `${phrase(number, 3)} ${at}`,
    url,
    content: contentOf(number, site),
    authors: [{ name: `Member ${source}` }],
    tags: [words[number % words.length] ?? '', 'notes'],
    enclosures: [],
    published: new Date(Date.parse(gathered) - ago * minute).toISOString(),
    seen: gathered,
  };
}

function contentOf(number: number, site: string): UnsafeHtml {
  const paragraphs = Array.from({ length: 4 + (number % 5) }, (_, at) => {
    const link = `<a href="${site}notes/${at}?from=feed" onclick="track()">${phrase(number + at, 2)}</a>`;
    return `<p style="margin: 0">${phrase(number + at, 45)} ${link} <em>${phrase(number + 3 * at, 8)}</em>.</p>`;
  });
  const image = `<p><img src="${site}${number}.jpg" width="640" height="480" alt="${phrase(number, 4)}"></p>`;
  const code = `<pre><code class="language-js">for (const line of lines) {\n  print(line, ${number});\n}</code></pre>`;
  const list = `<ul><li>${phrase(number, 6)}</li><li>${phrase(number + 1, 6)}</li></ul>`;
  return [image, ...paragraphs, number % 3 === 0 ? code : list].join('\n') as UnsafeHtml;
}

function phrase(number: number, length: number): string {
  return Array.from({ length }, (_, at) => words[(number + at * at) % words.length]).join(' ');
}

function minutesAgo(number: number): number {
  return Math.floor((scatter(number) / 2 ** 32) * tenYears);
}

/** Neighbouring numbers to numbers below 2³² that lie far apart (the finalizer of MurmurHash3). */
function scatter(number: number): number {
  let hash = number + 1;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
