import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeHtml } from '../../packages/normalize/src/text.ts';
import { readEntries } from '../sanitize/entries.ts';
import { listFeeds } from './feed-files.ts';

type Form = (contents: readonly string[]) => string;

/** The paths of the feeds in a folder; without one, of usual feeds. */
export function feedsToMeasure(folder?: string): string[] {
  return folder === undefined ? writeUsualFeeds() : listFeeds(folder);
}

/**
 * The paths of feeds as blogs have them, of 10 to 40 entries, 30 to 120 KB, in three forms: what stands in for real feeds where none
 * are at hand. They are written into a temporary folder, which goes when the process ends.
 */
function writeUsualFeeds(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'usual-feeds-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const entries = readEntries();
  return Object.entries(forms).flatMap(([form, write]) =>
    [10, 20, 40].map((count) => {
      const contents = Array.from({ length: count }, (_, at) => entries[at % entries.length]?.html ?? '');
      const path = join(folder, `${form}-${count}.xml`);
      writeFileSync(path, write(contents));
      return path;
    }),
  );
}

const forms: Record<string, Form> = {
  'rss-cdata': (contents) =>
    rss(
      contents,
      (html) =>
        `<description>${escapeHtml(html.replace(/<[^<>]*>/g, '').slice(0, 300))}</description>` +
        `<content:encoded><![CDATA[${html}]]></content:encoded>`,
    ),
  'rss-escaped': (contents) => rss(contents, (html) => `<description>${escapeHtml(html)}</description>`),
  atom: (contents) =>
    [
      '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
      '<title>Notes from the mill</title><id>https://mill.example/</id><link href="https://mill.example/"/>',
      '<link rel="self" href="https://mill.example/atom.xml"/><author><name>Jane</name></author>',
      ...contents.map(
        (html, at) =>
          `<entry><title>Day ${at}</title><id>https://mill.example/${at}/</id><link href="https://mill.example/${at}/"/>` +
          `<published>${dayOf(at).toISOString()}</published><updated>${dayOf(at).toISOString()}</updated>` +
          `<category term="Mill"/><content type="html">${escapeHtml(html)}</content></entry>`,
      ),
      '</feed>',
    ].join('\n'),
};

function rss(contents: readonly string[], bodyOf: (html: string) => string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Notes from the mill</title><link>https://mill.example/</link>',
    '<description>What is ground here</description><language>en-GB</language>',
    ...contents.map(
      (html, at) =>
        `<item><title>Day ${at}</title><link>https://mill.example/${at}/</link><dc:creator><![CDATA[Jane]]></dc:creator>` +
        `<guid isPermaLink="false">https://mill.example/?p=${at}</guid><pubDate>${dayOf(at).toUTCString()}</pubDate>` +
        `<category><![CDATA[Mill]]></category>${bodyOf(html)}</item>`,
    ),
    '</channel></rss>',
  ].join('\n');
}

function dayOf(at: number): Date {
  return new Date(Date.UTC(2026, 10, 22) - at * 86_400_000);
}
