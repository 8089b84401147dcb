import { expect, test } from 'vitest';
import { type Answer, reply, type TestServer } from '../../packages/fetch/src/testing/serve.ts';
import { atom } from './kit/atom.ts';
import { hour } from './kit/planet.ts';
import { openTimedPlanet, type TimedPlanet } from './kit/timed-planet.ts';
import { openWeb } from './kit/web.ts';

/** A feed as it is at first, as it is later, when many entries have gone by, and the pages of its archive by path. */
interface Site {
  early: Answer;
  late: Answer;
  pages: Readonly<Record<string, Answer>>;
}

/** A planet that has polled the early feed, and its server, which has the late one from now on. */
async function openSite({ early, late, pages }: Site): Promise<{ planet: TimedPlanet; server: TestServer }> {
  const web = await openWeb();
  let isLate = false;
  const server = await web.serve((request, socket) => {
    const current = isLate ? late : early;
    return (request.path === '/feed' ? current : (pages[request.path] ?? (() => reply(404))))(
      request,
      socket,
    );
  });
  const planet = await openTimedPlanet(web, [`${server.origin}/feed`]);
  expect(await planet.poll(0)).toMatchObject({ status: 'fresh' });
  isLate = true;
  return { planet, server };
}

const titlesOf = (numbers: readonly number[]) => numbers.map((number) => `Harvest ${number}`).toReversed();
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const xml =
  (body: string, fields: Record<string, string> = {}) =>
  () =>
    reply(200, { 'Content-Type': 'application/atom+xml', ETag: '"1"', ...fields }, body);

/** Ten pages of two entries each; `lead` says on a page, in its markup or its fields, where the one before is. */
function siteLeading(lead: (page: number) => { head?: string; fields?: Record<string, string> }): Site {
  const page = (number: number, leadsTo: number) => {
    const { head = '', fields = {} } = leadsTo > 0 ? lead(leadsTo) : {};
    const sent = xml(atom([2 * number - 1, 2 * number], { head }), fields);
    return ({ headers }: { headers: Readonly<Record<string, string>> }) =>
      headers['if-none-match'] === undefined || number === 1 ? sent() : reply(304);
  };
  const pages = Object.fromEntries(
    upTo(10).map((number) => [`/archive/${number}`, page(number, number - 1)]),
  );
  const late: Answer = ({ headers }) => {
    const { head = '', fields = {} } = lead(10);
    return headers['if-none-match'] === '"late"'
      ? reply(304)
      : xml(atom([21, 22], { head }), { ...fields, ETag: '"late"' })();
  };
  return { early: xml(atom([1, 2])), late, pages };
}

const element = (rel: string) => (page: number) => ({ head: `<link rel="${rel}" href="/archive/${page}"/>` });
const field = (page: number) => ({ fields: { Link: `</archive/${page}>; rel="prev-archive"` } });

test('[141p] entries that went by between two polls are fetched from the archive, five pages at a time', async () => {
  for (const lead of [element('prev-archive'), element('next'), field]) {
    const { planet, server } = await openSite(siteLeading(lead));
    const asked = () => server.seen.splice(0).map(({ path }) => path);
    asked();
    expect(await planet.poll(2)).toMatchObject({ status: 'fresh', added: 12, notices: [] });
    expect(asked()).toEqual(['/feed', ...[10, 9, 8, 7, 6].map((page) => `/archive/${page}`)]);
    expect(planet.planet().status()).toMatchObject([{ hasGap: true }]);
    expect(await planet.poll(4)).toMatchObject({ status: 'unchanged', added: 8 });
    expect(asked()).toEqual(['/feed', ...[5, 4, 3, 2, 1].map((page) => `/archive/${page}`)]);
    expect(planet.planet().status()).toMatchObject([{ hasGap: false }]);
    expect(await planet.poll(6)).toMatchObject({ status: 'unchanged' });
    expect(asked()).toEqual(['/feed']);
    expect(planet.titles()).toEqual(titlesOf(upTo(22)));
    expect(server.mostAtOnce()).toBe(1);
  }

  // As long as anything is known of what the feed holds, nothing is missing; and nobody is new and late.
  const overlapping = await openSite({
    early: xml(atom([1, 2], { head: element('prev-archive')(9).head })),
    late: xml(atom([2, 3, 4], { head: element('prev-archive')(10).head })),
    pages: {},
  });
  expect(await overlapping.planet.poll(2)).toMatchObject({ added: 2, notices: [] });
  expect(overlapping.server.seen.map(({ path }) => path)).toEqual(['/feed', '/feed']);
});

test('[141q] an archive that leads in a circle ends where it closes, and is not walked again', async () => {
  const page = (numbers: number[], next: string) =>
    xml(atom(numbers, { head: `<link rel="prev-archive" href="${next}"/>` }));
  const circles: Record<string, Answer>[] = [
    { '/a': page([20], '/a') },
    { '/a': page([20], '/b'), '/b': page([19], '/a') },
    { '/a': page([20], '/feed') },
  ];
  for (const pages of circles) {
    const { planet, server } = await openSite({
      early: xml(atom([1, 2])),
      late: page([21, 22], '/a'),
      pages,
    });
    const report = await planet.poll(2);
    expect(report).toMatchObject({
      status: 'fresh',
      notices: [{ code: 'archive-unread', message: expect.stringContaining('circle') }],
    });
    const walked = server.seen.slice(2).map(({ path }) => path);
    expect(new Set(walked).size).toBe(walked.length);
    expect(walked.length).toBeLessThanOrEqual(5);
    expect(planet.titles()).toEqual(expect.arrayContaining(['Harvest 20', 'Harvest 21', 'Harvest 22']));
    await planet.poll(4);
    expect(server.seen).toHaveLength(walked.length + 3);
  }
});

test('[141d] no link of a feed leads into the private network: hub, icon, archive, next page', async () => {
  const web = await openWeb();
  const secret = await web.serve(() => reply(200, {}, atom([7])), { address: '0.0.0.0' });
  const places = [
    `http://127.0.0.1:${secret.port}/secret`,
    `http://[::ffff:127.0.0.1]:${secret.port}/secret`,
    `http://inside.test:${secret.port}/secret`,
    '/leads-inside',
  ];
  for (const [index, place] of places.entries()) {
    const rels = ['hub', 'self', 'next', 'prev-archive', 'icon'];
    const links = rels.map((rel) => `<link rel="${rel}" href="${place}"/>`).join('');
    const head = `${links}<icon>${place}</icon><logo>${place}</logo>`;
    const field = { Link: rels.map((rel) => `<${place}>; rel="${rel}"`).join(', ') };
    const json = (ids: number[]) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Harvest',
        ...{ next_url: place, icon: place, favicon: place, hubs: [{ type: 'WebSub', url: place }] },
        items: ids.map((id) => ({ id: `${id}`, content_text: 'Hello', date_published: hour(id) })),
      });
    const forms: ((ids: number[]) => Buffer)[] = [
      (ids) => reply(200, {}, atom(ids, { head })),
      (ids) => reply(200, field, atom(ids)),
      (ids) => reply(200, { 'Content-Type': 'application/feed+json' }, json(ids)),
    ];
    for (const [form, send] of forms.entries()) {
      let ids = [1, 2];
      // 127.0.0.2 stands for the public internet.
      const open = await web.serve(
        ({ path }) => (path === '/leads-inside' ? reply(302, { Location: String(places[0]) }) : send(ids)),
        { address: '127.0.0.2' },
      );
      const planet = await openTimedPlanet(web, [`${open.origin}/feed`], {
        web: { allowHosts: [`127.0.0.2:${open.port}`], names: { 'inside.test': ['127.0.0.1'] } },
      });
      await planet.poll(0);
      ids = [21, 22];
      const why = `${index} ${form}`;
      expect(await planet.poll(2), why).toMatchObject({
        status: 'fresh',
        added: 2,
        notices: [{ code: 'archive-unread', message: expect.stringMatching(/private|not public|unsafe/i) }],
      });
      await planet.poll(4);
      const [report] = await planet.planet().backfill({ now: hour(6) });
      expect(report, why).toMatchObject({ status: 'failed', added: 0 });
    }
  }
  expect(secret.connections()).toBe(0);
});
