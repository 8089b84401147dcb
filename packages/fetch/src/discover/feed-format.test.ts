import { describe, expect, test } from 'vitest';
import { feedFormatOf } from './feed-format.ts';

const rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const jsonFeed = '{"items": [], "version": "https://jsonfeed.org/version/1.1"}';

test.each<[string, string, string]>([
  ['RSS', '<rss version="2.0">', 'rss'],
  ['RSS in any case', '<RSS\nVERSION="2.0">', 'rss'],
  ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"/>', 'atom'],
  ['Atom with a prefix', '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom">', 'atom'],
  ['RSS 1.0', `${rdf} xmlns="http://purl.org/rss/1.0/">`, 'rdf'],
  ['RSS 0.90', `${rdf} xmlns="http://my.netscape.com/rdf/simple/0.9/">`, 'rdf'],
  ['a JSON Feed', jsonFeed, 'json'],
  ['a JSON Feed behind white space', ` \n\t${jsonFeed}\n`, 'json'],
  ['RSS in JSON', '{"rss": {"version": "2.0", "channel": {"item": []}}}', 'json'],
  ['a feed behind a byte order mark and white space', '\ufeff \r\n<?xml version="1.0"?>\n<rss>', 'rss'],
  ['a feed behind comments', '<?xml version="1.0"?><!-- <html> --><!--\n--><?style href="x"?><feed>', 'atom'],
  [
    'a feed behind a document type',
    '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd"><rss>',
    'rss',
  ],
  ['a feed behind entities', '<!DOCTYPE rss [<!ENTITY a "b>c">\n<!ENTITY nbsp "&#160;">] ><rss>', 'rss'],
])('%s is a feed', (_, text, format) => {
  expect(feedFormatOf(text)).toBe(format);
});

test.each([
  ['a page', '<!DOCTYPE html><html><head><title><rss></title>'],
  ['a page about feeds', '<p>Write <code><rss version="2.0"></code>'],
  ['a comment about feeds', '<!-- <rss version="2.0"> -->'],
  ['an unclosed comment', '<!-- <rss>'],
  ['an unclosed instruction', '<?xml <rss>'],
  ['a root that begins like one', '<rss-reader>'],
  ['RDF of another kind', `${rdf} xmlns:foaf="http://xmlns.com/foaf/0.1/">`],
  ['a list of feeds', '<opml version="2.0"><body/></opml>'],
  ['JSON', '{"title": "x"}'],
  ['JSON of another version', '{"version": "1.0", "items": []}'],
  ['JSON about RSS', '{"rss": "2.0"}'],
  ['JSON null', '{"rss": null}'],
  ['JSON that breaks off', '{"version": "https://jsonfeed.org/version/1", '],
  ['JSON that speaks of it', '{"about": {"version": "https://jsonfeed.org/version/1"}}'],
  ['a list in JSON', `[${jsonFeed}]`],
  ['words', 'Internal server error'],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(feedFormatOf(text)).toBeUndefined();
});

describe('a hostile start', () => {
  test.each([
    '<!---->',
    '<!--',
    '<?',
    '<??>',
    '<!doctype>',
    '<!doctype [',
    ' ',
    '\ufeff',
    '{',
    '{"a":',
    '<rdf ',
  ])('of many %j is read in time that grows with its length', (part) => {
    const started = performance.now();
    feedFormatOf(part.repeat(300_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
