import { expect, test } from 'vitest';
import { parseFoaf } from './index.ts';

const namespaces =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:rss="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

function member(name: string, weblog: string): string {
  return `<foaf:member><foaf:Agent>${name}<foaf:weblog>${weblog}</foaf:weblog></foaf:Agent></foaf:member>`;
}

test('the roll that a planet publishes is a list of its feeds, by the names of their owners', () => {
  const ann =
    '<foaf:Document rdf:about="https://ann.example/"><dc:title>Notes</dc:title><rdfs:seeAlso><rss:channel rdf:about="https://ann.example/feed?a=1&amp;b=2"/></rdfs:seeAlso></foaf:Document>';
  const bob =
    '<foaf:Document><dc:title>Bob’s</dc:title><rdfs:seeAlso rdf:resource="https://bob.example/feed"/></foaf:Document>';
  const bad = '<foaf:Document><rdfs:seeAlso rdf:resource="javascript:alert(1)"/></foaf:Document>';
  const none = '<foaf:Document rdf:about="https://none.example/"/>';
  const roll = `<?xml version="1.0"?><rdf:RDF ${namespaces}><foaf:Group><foaf:name>Friends</foaf:name>${[
    member('<foaf:name>Ann &amp; <![CDATA[Co & Co]]></foaf:name>', ann),
    member('', bob),
    member('<foaf:name>Ann again</foaf:name>', ann),
    member('', bad),
    member('', none),
  ].join('')}</foaf:Group></rdf:RDF>`;
  expect(parseFoaf(new TextEncoder().encode(roll))).toEqual({
    title: 'Friends',
    outlines: [
      {
        feedUrl: 'https://ann.example/feed?a=1&b=2',
        name: 'Ann & Co & Co',
        siteUrl: 'https://ann.example/',
        tags: [],
      },
      { feedUrl: 'https://bob.example/feed', name: 'Bob’s', tags: [] },
    ],
    ...{ includes: [], skipped: ['javascript:alert(1)'], others: [] },
  });
});

test('a weblog may point to a document that stands elsewhere', () => {
  const roll = `<rdf:RDF ${namespaces}><foaf:Person><foaf:name>Ann</foaf:name><foaf:weblog rdf:resource="https://ann.example/"/></foaf:Person>
    <foaf:Document rdf:about="https://ann.example/"><rdfs:seeAlso rdf:resource="https://ann.example/feed"/></foaf:Document>
    <foaf:Document rdf:about="https://nobody.example/"><rdfs:seeAlso rdf:resource="https://nobody.example/feed"/></foaf:Document></rdf:RDF>`;
  expect(parseFoaf(roll).outlines).toEqual([
    { feedUrl: 'https://ann.example/feed', name: 'Ann', siteUrl: 'https://ann.example/', tags: [] },
  ]);
});

test('a roll that breaks off gives what it has, and what is no RDF is refused', () => {
  const whole = member(
    '<foaf:name>Ann</foaf:name>',
    '<foaf:Document><rdfs:seeAlso rdf:resource="https://ann.example/feed"/>',
  );
  expect(parseFoaf(`<rdf:RDF ${namespaces}>${whole}<foaf:member><foaf:Agent><foaf:na`).outlines).toHaveLength(
    1,
  );
  expect(() => parseFoaf('<html><p>Not found')).toThrow('it is no RDF');
});

test('hostile nesting and repetition end soon', () => {
  const start = performance.now();
  parseFoaf(`<rdf:RDF ${namespaces}>${'<foaf:Agent>'.repeat(200_000)}`);
  parseFoaf(`<rdf:RDF ${namespaces}>${'<foaf:Agent></x>'.repeat(200_000)}`);
  parseFoaf(`<rdf:RDF ${namespaces}><foaf:Agent>${'</foaf:Document>'.repeat(200_000)}`);
  expect(performance.now() - start).toBeLessThan(5000);
});
