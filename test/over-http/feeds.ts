import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** One member of the test planet: how its server answers, and what a build must make of it. */
export interface ServedFeed {
  name: string;
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** How many entries must come of it; absent where the build must report a failure instead. */
  entries?: number;
  /** Words that the reported reason must contain. */
  reason?: RegExp;
}

const item = (name: string, day: number) => `<item><guid>${day}</guid><title>${name} ${day}</title>
<link>https://${name}.example.org/${day}</link><pubDate>Wed, ${day} Aug 2018 12:00:00 GMT</pubDate>
<description>&lt;p&gt;Day ${day} &lt;script&gt;alert(1)&lt;/script&gt;&lt;ul&gt;&lt;li&gt;left open&lt;/p&gt;</description></item>`;
const rss = (
  name: string,
  days: number[],
) => `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>${name}</title><link>https://${name}.example.org/</link>${days.map((day) => item(name, day)).join('')}</channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><id>tag:atom.example.org,2018:feed</id>
<updated>2018-08-21T12:00:00Z</updated><entry><id>tag:atom.example.org,2018:1</id><title type="html">Atom &amp;amp; 21</title>
<link href="https://atom.example.org/21"/><updated>2018-08-21T12:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Day 21</p></div></content></entry></feed>`;
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://rdf.example.org/"><title>RDF</title>
<link>https://rdf.example.org/</link></channel><item rdf:about="https://rdf.example.org/22"><title>RDF 22</title>
<link>https://rdf.example.org/22</link><dc:date>2018-08-22T12:00:00Z</dc:date><description>Day 22</description></item></rdf:RDF>`;
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'JSON',
  items: [
    {
      id: '1',
      url: 'https://json.example.org/23',
      title: 'JSON 23',
      date_published: '2018-08-23T12:00:00Z',
      content_text: 'Day 23',
    },
  ],
});

const sends =
  (body: string | Buffer, headers: Record<string, string> = {}): ServedFeed['answer'] =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(body);

/** What the web serves: good feeds of every format beside ones that are down, moved, hostile or not feeds at all. */
export const servedFeeds: readonly ServedFeed[] = [
  { name: 'rss', answer: sends(rss('rss', [1, 2])), entries: 2 },
  { name: 'atom', answer: sends(atom, { 'content-type': 'text/html' }), entries: 1 },
  { name: 'rdf', answer: sends(rdf), entries: 1 },
  { name: 'json', answer: sends(json, { 'content-type': 'application/json' }), entries: 1 },
  { name: 'gzip', answer: sends(gzipSync(rss('gzip', [3])), { 'content-encoding': 'gzip' }), entries: 1 },
  {
    name: 'latin1',
    answer: sends(
      Buffer.from(
        rss('latin1', [4]).replace('Day 4', 'Käse').replace(' encoding="utf-8"', ' encoding="iso-8859-1"'),
        'latin1',
      ),
    ),
    entries: 1,
  },
  { name: 'truncated', answer: sends(rss('truncated', [5, 6]).slice(0, -60)), entries: 1 },
  { name: 'same-guids', answer: sends(rss('same-guids', [1, 2])), entries: 2 },
  { name: 'empty-feed', answer: sends(rss('empty-feed', [])), entries: 0 },
  {
    name: 'moved',
    answer: (_request, response) => response.writeHead(301, { location: '/rss?moved' }).end(),
    entries: 2,
  },
  {
    name: 'not-found',
    answer: (_request, response) => response.writeHead(404).end('gone fishing'),
    reason: /404/,
  },
  { name: 'broken', answer: (_request, response) => response.writeHead(500).end(), reason: /500/ },
  { name: 'gone', answer: (_request, response) => response.writeHead(410).end(), reason: /gone|410/i },
  {
    name: 'page',
    answer: sends('<!doctype html><title>A home page</title><p>Hello', { 'content-type': 'text/html' }),
    reason: /HTML|web page/i,
  },
  { name: 'nothing', answer: sends(''), reason: /nothing at all/ },
  {
    name: 'bomb',
    answer: sends(gzipSync(Buffer.alloc(60 * 2 ** 20, 32)), { 'content-encoding': 'gzip' }),
    reason: /large|MiB|bytes/i,
  },
  {
    name: 'killer',
    answer: sends(rss('killer', [7]).replace('<guid>', '<length>4000000000</length><guid>')),
    entries: 1,
  },
  {
    name: 'loop',
    answer: (_request, response) => response.writeHead(302, { location: '/loop' }).end(),
    reason: /redirect/i,
  },
  {
    name: 'to-file',
    answer: (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    reason: /not an http/,
  },
  {
    name: 'to-private',
    answer: (_request, response) => response.writeHead(302, { location: 'http://169.254.1.1/' }).end(),
    reason: /169\.254\.1\.1/,
  },
  { name: 'hangs-up', answer: (request) => request.socket.destroy(), reason: /closed|reset|connection/i },
  { name: 'silent', answer: () => {}, reason: /second|time/i },
];
