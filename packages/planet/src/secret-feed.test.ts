// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a config's variables look like that.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../test/temp-folder.ts';
import { openPlanet, type Planet } from './planet.ts';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';

const now = '2026-03-02T12:00:00.000Z';
const key = 'tZ7/ö-4sesam';
const sent = encodeURIComponent(key);

/** A feed that repeats its own address wherever there is room for one. */
function tellTale(self: string): string {
  const html = `&lt;p&gt;Key ${key}: &lt;a href="?a=1&amp;amp;key=${sent}#top"&gt;top&lt;/a&gt; &lt;a href="#end"&gt;end&lt;/a&gt;`;
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>News for ${key}</title><id>${self}</id>
    <link rel="self" href="${self}"/>${self.includes('page') ? '' : `<link rel="next" href="${self}&amp;page=2"/>`}<link href="/"/>
    <author><name>Ann</name><uri>${self}</uri></author>
    <entry><id>${self}#1</id><title>One ${key}</title><link href="?key=${sent}&amp;post=1"/>
      <link rel="enclosure" href="/sound.mp3?key=${sent}"/><updated>2026-03-01T00:00:00Z</updated>
      <source><id>${self}</id><title>Else</title><link rel="self" href="${self}"/></source>
      <content type="html">${html}</content></entry></feed>`;
}

interface Server {
  base: string;
  requests: string[];
}

/** Serves the feed to whoever has the key: in the query, in the path, as a password, behind a redirect. */
async function serve(): Promise<Server> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    requests.push(url);
    const password = Buffer.from(request.headers.authorization?.slice(6) ?? '', 'base64').toString();
    if (url.startsWith('/moved')) return response.writeHead(301, { location: `/feed?key=${sent}` }).end();
    if (url.startsWith('/broken')) return response.writeHead(500).end();
    const isFriend = url.includes(sent) || url.includes('tZ7/%C3%B6-4sesam') || password === `ann:${key}`;
    if (!isFriend) return response.writeHead(403).end();
    return response.end(tellTale(`http://${request.headers.host}${url.replaceAll('&', '&amp;')}`));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

async function planetOf(feed: string, options: { store?: Store; env?: Record<string, string> } = {}) {
  const members = [{ feed, name: 'Ann', site: 'https://ann.example/' }];
  const config = {
    title: 'P',
    url: 'https://p.example/',
    fetch: { allowHosts: ['127.0.0.1'], gap: 0 },
    members,
  };
  const folder = tempFolder({ 'planet.json': JSON.stringify(config) });
  const env = { KEY: key, SENT: sent, ...options.env };
  const planet = await openPlanet(join(folder, 'planet.json'), {
    threads: 0,
    store: memoryStore(),
    ...options,
    env,
  });
  onTestFinished(() => planet.close());
  return planet;
}

/** All that anybody is told or given. */
async function everythingOf(planet: Planet, reports: unknown): Promise<string> {
  const told = {
    reports,
    status: planet.status(),
    edition: await planet.edition(),
    backfill: await planet.backfill({ now }),
  };
  const files = (await planet.feeds()).map(({ path, body }) => `${path}\n${body}`);
  return [JSON.stringify(told, null, 1), ...files].join('\n');
}

test.each([
  ['a query', '/feed?a=1&key=${SENT}', '/feed?a=1&key=${SENT}'],
  ['a path', '/${KEY}/feed.xml?a=1', '/${KEY}/feed.xml?a=1'],
  ['a password', '@/feed', '/feed'],
  ['an address that has moved', '/moved?key=${SENT}', '/moved?key=${SENT}'],
  ['an address that does not answer', '/broken?key=${SENT}', '/broken?key=${SENT}'],
])('a secret in %s is fetched with, and neither published nor told', async (_where, path, shown) => {
  const { base, requests } = await serve();
  const feed = path.startsWith('@') ? `${base.replace('//', '//ann:${SENT}@')}${path.slice(1)}` : base + path;
  const planet = await planetOf(feed);
  const { reports } = await planet.update({ now });
  expect(requests[0]).not.toContain('$');
  expect(reports).toMatchObject([{ sourceId: 'ann', feedUrl: base + shown }]);
  expect(planet.status()).toMatchObject([{ feedUrl: base + shown }]);
  const { members, entries } = await planet.edition();
  expect(members).toMatchObject([{ id: 'ann', siteUrl: 'https://ann.example/' }]);
  expect(members[0]).not.toHaveProperty('feedUrl');
  expect(entries).toHaveLength(path.startsWith('/broken') ? 0 : 1);
  expect(await everythingOf(planet, reports)).not.toMatch(/sesam/i);
});

test('a member with a secret feed is listed by name, without an address to subscribe to', async () => {
  const { base } = await serve();
  const planet = await planetOf(`${base}/feed?key=\${SENT}`);
  await planet.update({ now });
  const files = new Map((await planet.feeds()).map(({ path, body }) => [path, String(body)]));
  expect(files.get('opml.xml')).toContain(
    '<outline text="Ann" title="News for hidden" htmlUrl="https://ann.example/"/>',
  );
  expect(files.get('foafroll.xml')).toContain('<foaf:name>Ann</foaf:name>');
  expect(files.get('foafroll.xml')).not.toContain('rdfs:seeAlso>');
});

test('an address that becomes a secret takes what was gathered before with it', async () => {
  const { base } = await serve();
  const store = memoryStore();
  const open = await planetOf(`${base}/feed?key=${sent}`, { store });
  await open.update({ now });
  expect(JSON.stringify(await open.edition())).toContain('sesam');
  const secret = await planetOf(`${base}/feed?key=\${SENT}`, { store });
  expect(await everythingOf(secret, [])).not.toMatch(/sesam/i);
});

test('the archive behind a secret address is fetched with the secret', async () => {
  const { base, requests } = await serve();
  const planet = await planetOf(`${base}/feed?key=\${SENT}`);
  await planet.update({ now });
  const [report] = await planet.backfill({ now });
  expect(requests.at(-1)).toBe(`/feed?key=${sent}&page=2`);
  expect(report).toMatchObject({ status: 'read' });
});

test('a short secret hides its address, and no word that happens to be the same', async () => {
  const { base } = await serve();
  const planet = await planetOf(`${base}/\${WHO}/feed?key=${sent}`, { env: { WHO: 'one' } });
  await planet.update({ now });
  const text = JSON.stringify(await planet.edition());
  expect(text).not.toContain(`${base}/one`);
  expect(text).toContain('One tZ7');
});
