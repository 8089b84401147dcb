import { spawnSync } from 'node:child_process';
import { parseFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';

// Each input gets a process of its own and a time limit: what goes wrong here cannot be caught from within.
const program = `
import { readFileSync } from 'node:fs';
import { normalizeFeed, parseOpml } from '${import.meta.dirname}/index.ts';
const input = readFileSync(0);
const read = { feed: () => normalizeFeed(input, { sourceId: 's', url: 'https://e.example/', seen: '2025-01-01T00:00:00.000Z' }).entries, opml: () => parseOpml(input).outlines };
const start = process.cpuUsage();
const length = read[process.argv[1]]().length;
const { user, system } = process.cpuUsage(start);
process.stdout.write(JSON.stringify({ length, seconds: (user + system) / 1e6, polluted: 'polluted' in {} }));
`;

function readInOwnProcess(
  input: string,
  what: 'feed' | 'opml' = 'feed',
): { length: number; seconds: number; polluted: boolean } {
  const flags = ['--conditions=@planet-ceres/source', '--input-type=module', '-e', program, what];
  const child = spawnSync(process.execPath, flags, { input, encoding: 'utf8', timeout: 15_000 });
  expect(child.stderr).toBe('');
  return JSON.parse(child.stdout);
}

const rss = (inner: string): string => `<rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`;
const rssItem = (inner: string): string => rss(`<item><title>x</title>${inner}</item>`);

describe('the length trap', () => {
  const trap = rssItem('<length>4000000000</length>');

  test('is still there: feedsmith itself loses an entry to it; once it does not, the guard may go', () => {
    const small = trap.replace('4000000000', '5');
    expect(parseFeed(rssItem(''))).toHaveProperty('feed.items');
    expect(parseFeed(small)).not.toHaveProperty('feed.items');
  });

  test.each([
    ['an RSS entry', trap],
    [
      'an Atom entry with a prefix',
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:a="http://www.w3.org/2005/Atom"><entry><id>1</id><a:length>4000000000</a:length></entry></feed>',
    ],
    ['an author', rssItem('<author><name>n</name><LENGTH>4000000000</LENGTH></author>')],
    [
      'JSON items',
      '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","tags":{"length":4000000000},"authors":{"Length":4000000000}}]}',
    ],
  ])('is harmless in %s', (_, input) => {
    expect(readInOwnProcess(input)).toMatchObject({ length: 1 });
  });

  test('is harmless in a list of feeds', () => {
    const opml =
      '<opml version="2.0"><body><outline text="a" xmlUrl="https://a.example/"><length>4000000000</length></outline></body></opml>';
    expect(readInOwnProcess(opml, 'opml')).toMatchObject({ length: 1 });
  });
});

describe('what takes feedsmith minutes takes seconds', () => {
  const many = 20_000;
  const contents = Array.from(
    { length: many },
    (_, n) => `<rdf:li rdf:resource="https://e.example/${n}"/>`,
  ).join('');
  const items = Array.from(
    { length: many },
    (_, n) => `<item rdf:about="https://e.example/${n}"><title>${n}</title></item>`,
  ).join('');
  test.each([
    [
      'an author of a megabyte of separators',
      rssItem(`<author>me a@b.cd ${'- '.repeat(500_000)}x</author>`),
      1,
    ],
    ['an author of many brackets', rssItem(`<author>${'('.repeat(100_000)}</author>`), 1],
    [
      'a webmaster in CDATA',
      rss(`<webMaster><![CDATA[a@b.cd ${'- '.repeat(500_000)}]]></webMaster><item><title>x</title></item>`),
      1,
    ],
    [
      'a long table of contents',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><items><rdf:Seq>${contents}</rdf:Seq></items></channel>${items}</rdf:RDF>`,
      many,
    ],
    ['half a million attributes', rss(`<item ${'a="v" '.repeat(500_000)}><title>x</title></item>`), 1],
    [
      'a hundred thousand entity declarations',
      `<!DOCTYPE rss [${'<!ENTITY e "v">'.repeat(100_000)}]>${rssItem('')}`,
      1,
    ],
    ['many tags in tags', rssItem(`<x>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</x>`), 1],
    [
      'many files and authors of one entry',
      rssItem(
        Array.from(
          { length: 50_000 },
          (_, n) => `<enclosure url="https://e.example/${n}"/><author>a${n}</author>`,
        ).join(''),
      ),
      1,
    ],
    [
      'many document types that never end',
      `${rssItem('').replace('</channel></rss>', '')}${'<!doctype[>'.repeat(250_000)}]${'x'.repeat(4_000_000)}`,
      1,
    ],
    [
      'authors in authors, and a name far on',
      rssItem(`${'<author>'.repeat(39)}${'<b>'.repeat(3_000_000)}<name></name></author>`),
      1,
    ],
    [
      'a title of many signs that start no tag',
      rss(`<item><title><![CDATA[<b>x</b>${'<1'.repeat(1_500_000)}>]]></title></item>`),
      1,
    ],
    [
      'many authors of a feed of many entries',
      `<feed xmlns="http://www.w3.org/2005/Atom">${'<author><name>a</name></author>'.repeat(many)}${Array.from({ length: many }, (_, n) => `<entry><id>${n}</id></entry>`).join('')}</feed>`,
      many,
    ],
    [
      'a base of megabytes in a feed of many entries',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a/${'a/'.repeat(1_250_000)}">${Array.from({ length: 1500 }, (_, n) => `<entry xml:base="b${n}/"><link href="x${n}"/><content>x</content></entry>`).join('')}</feed>`,
      1500,
    ],
    ['many comments that never end', rssItem(`<description>${'<!--'.repeat(200_000)}</description>`), 1],
    ['many quotes that never end', rssItem(`<description>${'<a b="<c '.repeat(100_000)}</description>`), 1],
  ])('%s', (_, input, length) => {
    const result = readInOwnProcess(input);
    expect(result).toMatchObject({ length, polluted: false });
    expect(result.seconds).toBeLessThan(8);
  });
});
