import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readLines, runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const noon = '2026-03-02T12:00:00Z';

/** A folder with a planet of one good feed, one that is not there and one that leads to its archive; counts requests. */
async function planet(): Promise<{ folder: string; requests: string[]; host: string }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const page = /^\/(feed|older)$/.exec(request.url ?? '')?.[1];
    if (page === undefined) return response.writeHead(404).end();
    if (request.headers['if-none-match'] === `"${page}"`) return response.writeHead(304).end();
    return response.setHeader('etag', `"${page}"`).end(document(page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const members = [
    { name: 'Jane', feed: `http://${host}/feed` },
    { name: '<Bob>', feed: `http://${host}/nothing` },
  ];
  const config = { title: 'Planet <Pears>', fetch: { allowHosts: [host] }, members };
  return { folder: temporaryFolder({ 'planet.json': JSON.stringify(config) }), requests, host };
}

function document(page: string): string {
  const next = page === 'feed' ? '<link rel="prev-archive" href="/older"/>' : '';
  const entry = `<entry><id>urn:${page}</id><title>Of the ${page}</title><updated>2026-03-01T00:00:00Z</updated></entry>`;
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Jane</title>${next}${entry}</feed>`;
}

test('a run before anything is due asks nobody, unless it is told to', async () => {
  const { folder, requests } = await planet();
  await runPlanet(['update', folder, '--now', noon], folder);
  expect(requests.toSorted()).toEqual(['/feed', '/nothing']);
  const soon = await runPlanet(['update', folder, '--now', '2026-03-02T12:30:00Z'], folder);
  expect(soon).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('1 failing, 2 not asked (not due; --force asks them)'),
  });
  expect(requests).toHaveLength(2);
  const forced = await runPlanet(['update', folder, '--now', '2026-03-02T12:31:00Z', '--force'], folder);
  expect(forced.exitCode).toBe(0);
  expect(requests).toHaveLength(4);
});

test('status tells who is not well, why and when next, as text, as JSON lines and as a page', async () => {
  const { folder, host } = await planet();
  await runPlanet(['update', folder, '--now', noon], folder);
  const { exitCode, stdout } = await runPlanet(['status', folder], folder);
  expect(exitCode).toBe(0);
  expect(stdout.replaceAll(host, 'HOST')).toMatch(
    /^failing {2}<Bob> <http:\/\/HOST\/nothing>\n {9}HOST has nothing at this address \(HTTP 404\)\. .*Failing since 2026-03-02 12:00 UTC, once\. Asked 2026-03-02 12:00, next 2026-03-02 13:\d\d; 1 in all, 0 unchanged, 0 KiB\.\nwell {5}Jane <http:\/\/HOST\/feed>\n {9}Last news 2026-03-02 12:00\. Asked .* next 2026-03-02 13:00; 1 in all, 0 unchanged, 1 KiB\.\n2 members, 1 well\. Times are UTC\.\n$/,
  );
  const lines = readLines((await runPlanet(['status', folder, '--json'], folder)).stdout);
  expect(lines).toMatchObject([
    { type: 'member', sourceId: 'bob', health: 'failing', problem: { reason: 'not-found', httpStatus: 404 } },
    { type: 'member', sourceId: 'jane', health: 'well', notBefore: '2026-03-02T13:00:00.000Z' },
  ]);
  const page = (await runPlanet(['status', folder, '--html'], folder)).stdout;
  expect(page).toContain('<h1>Status of Planet &lt;Pears></h1>');
  expect(page).toContain('&lt;Bob></a></td><td class="failing">failing</td>');
  expect(page).not.toMatch(/<script|<Bob>/);
});

test('backfill brings what stands in the archive, and an unknown member is named', async () => {
  const { folder, requests } = await planet();
  await runPlanet(['update', folder, '--now', noon], folder);
  const { exitCode, stdout } = await runPlanet(['backfill', folder, '--now', noon], folder);
  expect(exitCode).toBe(0);
  expect(stdout).toBe(
    'Jane: 1 entry from the archive.\n1 entry added. "planet render" publishes what is new.\n',
  );
  expect(requests.at(-1)).toBe('/older');
  const wrong = await runPlanet(['backfill', folder, '--member', 'jan'], folder);
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no member "jan"') });
});

test('a run that has to end leaves the rest due, and a time that is none is refused', async () => {
  const { folder } = await planet();
  const wrong = await runPlanet(['update', folder, '--max-run', 'soon'], folder);
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('90s, 10m or 1h') });
  const { exitCode, stdout } = await runPlanet(['update', folder, '--max-run', '10m', '--now', noon], folder);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('2 feeds, 1 new') });
});

test('a command that fetches nothing takes a config with a private address, one that fetches does not', async () => {
  const folder = temporaryFolder({
    'planet.yaml': 'title: P\nmembers:\n  - name: Jane\n    feed: http://127.0.0.1:9/feed\n',
  });
  expect((await runPlanet(['status', folder], folder)).exitCode).toBe(0);
  const { exitCode, stderr } = await runPlanet(['update', folder], folder);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining('is a private address'),
  });
});
