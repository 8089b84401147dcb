import { expect, test } from 'vitest';
import { reply } from '../../packages/fetch/src/testing/serve.ts';
import { loadConfig } from '../../packages/planet/src/config/load-config.ts';
import { openPlanet } from '../../packages/planet/src/planet.ts';
import { memoryStore } from '../../packages/planet/src/store/memory-store.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { rss } from './kit/feed.ts';
import { openOneFeed } from './kit/one-feed.ts';
import { hour } from './kit/planet.ts';
import { openWeb } from './kit/web.ts';

/** Ways to offer a feed on a page. */
const offers = [
  'rel="alternate" type="application/rss+xml"',
  'rel="alternate" type="application/atom+xml"',
  'rel="alternate" type="application/feed+json"',
  "rel='alternate' type='application/rss+xml'",
  'rel=alternate type=application/atom+xml',
  'REL="ALTERNATE" TYPE="APPLICATION/ATOM+XML"',
  'rel="me alternate home" type="application/rss+xml"',
  'rel=" alternate&#10;" type="application/rss+xml"',
  'rel="alternate" type=" application/atom+xml; charset=utf-8 "',
  'rel="feed"',
  'rel="home Feed"',
  'rel="feed" type="application/atom+xml"',
  'rel="alternate" type="application/json" title="The JSON feed"',
];

/** Links that look like it and are none. */
const others = [
  'rel="alternates" type="application/rss+xml"',
  'rel="no-alternate" type="application/atom+xml"',
  'rel="feedback" type="application/rss+xml"',
  'rel="alternate stylesheet" type="application/rss+xml"',
  'rel="alternate" title="RSS"',
  'rel="alternate" type="text/html" title="RSS"',
  'rel="alternate" type="text/xml" title="RSS"',
  'rel="alternate" type="application/xml" title="Atom"',
  'rel="alternate" type="application/rdf+xml" title="About this page"',
  'rel="alternate" type="application/json+oembed" title="Feed"',
  'rel="feed" type="text/html"',
  'rel="icon" type="application/rss+xml" title="RSS"',
  'type="application/atom+xml" title="Atom"',
];

test('[141r] of a page’s links those that offer a feed are found, and none that only looks like it', async () => {
  const links = [...offers, ...others].map(
    (attributes, index) => `<link ${attributes} href="here/${index}">`,
  );
  // Those of the two kinds alternate, so that none depends on its neighbours.
  const mixed = links.toSorted((a, b) => ((a.length * 7) % 13) - ((b.length * 7) % 13));
  const page = `<!DOCTYPE html><html><head><base href="/notes/">${mixed.join('\n')}</head><body>Hello</body></html>`;
  const web = await openWeb();
  const server = await web.serve(() => reply(200, { 'Content-Type': 'text/html' }, page));
  const fetcher = web.fetcher();
  const found = await fetcher.discoverFeeds(`${server.origin}/`);
  if (found.status !== 'found') throw new Error(found.message);
  expect(found.candidates.map(({ url }) => url).toSorted()).toEqual(
    offers.map((_, index) => `${server.origin}/notes/here/${index}`).toSorted(),
  );
  // Nobody was asked but the page.
  expect(server.seen.map(({ path }) => path)).toEqual(['/']);

  const none = await web.serve(() =>
    reply(200, {}, `<html>${others.map((attributes) => `<link ${attributes} href="/x">`).join('')}</html>`),
  );
  expect(await fetcher.discoverFeeds(`${none.origin}/`)).toMatchObject({ status: 'none' });
});

test('[141s] a feed that is gone is asked once more after thirty days, and never again', async () => {
  const feed = await openOneFeed(() => reply(410), { store: 'sqlite' });
  expect(await feed.poll(0)).toMatchObject({ status: 'gone', hint: expect.any(String) });
  const asked: number[] = [];
  for (let day = 1; day <= 3 * 365; day += day < 40 ? 1 : 25) {
    const before = feed.seen.length;
    await feed.poll(24 * day);
    if (day % 10 === 0) await feed.restart();
    if (feed.seen.length > before) asked.push(day);
  }
  expect(asked).toEqual([30]);
  expect(feed.planet().status()).toMatchObject([{ health: 'gone' }]);
});

test('[141t] whoever keeps the planet out is asked after four hours, then less and less', async () => {
  const answers: [status: number, reason: string][] = [
    [401, 'auth-required'],
    [403, 'blocked'],
    [451, 'blocked'],
  ];
  for (const [status, reason] of answers) {
    const feed = await openOneFeed(() => reply(status, {}, 'no'));
    expect(await feed.poll(0)).toMatchObject({ status: 'failed', reason });
    let rest = 4;
    for (let failure = 0; failure < 8; failure++) {
      const step = rest / 20;
      rest = await feed.rest({ step, longest: 200 });
      const least = Math.min(Math.max(4, 0.75 * 4 * 2 ** failure), 168);
      expect(rest, `${status} ${failure}`).toBeGreaterThanOrEqual(least);
      expect(rest, `${status} ${failure}`).toBeLessThanOrEqual(Math.min(1.25 * 4 * 2 ** failure, 168) + step);
    }
  }
});

test('[141u] a feed that is listed twice is a mistake in a config, and one request where an old list has it', async () => {
  const web = await openWeb();
  const server = await web.serve(() => reply(200, {}, rss()));
  const url = `${server.origin}/feed`;
  const spellings = [
    url,
    `${url}#top`,
    ` ${url} `,
    url.replace('http://', 'HTTP://'),
    url.replace('http:', 'feed:'),
  ];

  for (const again of spellings) {
    const members = [
      { name: 'Jane', feed: url },
      { name: 'Jane again', feed: again },
    ];
    const config = { title: 'Test planet', fetch: { allowHosts: ['127.0.0.1'] }, members };
    const folder = temporaryFolder({ 'planet.json': JSON.stringify(config) });
    await expect(loadConfig(folder), again).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      problems: [{ path: 'members.1.feed', message: expect.stringContaining('Jane') }],
    });
  }

  const outline = (feed: string) => `<outline type="rss" text="Jane" xmlUrl="${feed}"/>`;
  const lists = {
    'config.ini': `[Planet]\nname = Test planet\n${spellings.map((feed, index) => `[${feed.trim()}${index === 0 ? '' : '#'}]\nname = Jane ${index}\n`).join('')}`,
    'planet.opml': `<opml version="2.0"><body>${spellings.map(outline).join('')}</body></opml>`,
  };
  for (const [name, text] of Object.entries(lists)) {
    server.seen.length = 0;
    const config = await loadConfig(temporaryFolder({ [name]: text }), { allowHosts: ['127.0.0.1'] });
    expect(config.members, name).toHaveLength(1);
    expect(config.notices.filter(({ code }) => code === 'config-member').length, name).toBeGreaterThan(0);
    const planet = await openPlanet(config, { store: memoryStore(), fetcher: web.fetcher(), threads: 0 });
    expect(await planet.update({ now: hour(0) }), name).toMatchObject({ added: 2, failed: 0 });
    expect(server.seen, name).toHaveLength(1);
  }
});
