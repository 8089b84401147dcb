import { execFile, execFileSync } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createFetcher } from './create-fetcher.ts';
import type { FetcherOptions } from './fetcher.ts';
import { expectStatus, testFetcher, userAgent } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';

describe('an abort', () => {
  test('rejects with its reason, whether the fetch has begun, waits or is yet to come', async () => {
    const server = await serve(() => undefined);
    const fetcher = testFetcher({ concurrency: 1 });
    const stop = new AbortController();
    const fetches = ['/1', '/2'].map((path) =>
      fetcher.fetchFeed({ url: server.origin + path, signal: stop.signal }),
    );
    await expect.poll(() => server.seen.length).toBe(1);
    const reason = { why: 'any value will do' };
    stop.abort(reason);
    const rejected = { status: 'rejected', reason };
    expect(await Promise.allSettled(fetches)).toEqual([rejected, rejected]);
    await expect(fetcher.fetchFeed({ url: server.origin, signal: stop.signal })).rejects.toBe(reason);
    expect(server.seen).toHaveLength(1);
  });

  test('in the middle of a body rejects as well', async () => {
    const server = await serve((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>');
      return undefined;
    });
    const stop = new AbortController();
    const fetching = testFetcher().fetchFeed({ url: server.origin, signal: stop.signal });
    await expect.poll(() => server.seen.length).toBe(1);
    await sleep(30);
    stop.abort();
    await expect(fetching).rejects.toHaveProperty('name', 'AbortError');
  });

  test('that never comes leaves nothing behind on its signal', async () => {
    const server = await serve(() => reply(200, {}, '<rss/>'));
    const fetcher = testFetcher({ concurrency: 1 });
    const { signal } = new AbortController();
    const paths = ['/1', '/2', '/3'];
    await Promise.all(paths.map((path) => fetcher.fetchFeed({ url: server.origin + path, signal })));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('of one fetch leaves the others alone', async () => {
    const server = await serve(async () => {
      await sleep(30);
      return reply(200, {}, '<rss/>');
    });
    const fetcher = testFetcher();
    const one = fetcher.fetchFeed({ url: `${server.origin}/1`, signal: AbortSignal.timeout(5) });
    const other = fetcher.fetchFeed({ url: `${server.origin}/2` });
    await expect(one).rejects.toHaveProperty('name', 'TimeoutError');
    expect((await other).status).toBe('fresh');
  });
});

describe('a fresh outcome', () => {
  test('that its caller is not done with keeps the place of its request', async () => {
    const server = await serve(() => reply(200, {}, '<rss/>'));
    const fetcher = testFetcher({ concurrency: 1 });
    const done = Promise.withResolvers<void>();
    const told: string[] = [];
    const whenFresh = ({ url }: { url: string }) => {
      told.push(url);
      return done.promise;
    };
    const [first, second] = ['/1', '/2'].map((path) => server.origin + path) as [string, string];
    const fetches = [fetcher.fetchFeed({ url: first, whenFresh }), fetcher.fetchFeed({ url: second })];
    await expect.poll(() => told).toEqual([first]);
    await sleep(30);
    expect(server.seen).toHaveLength(1);
    done.resolve();
    expect((await Promise.all(fetches)).map(({ status }) => status)).toEqual(['fresh', 'fresh']);
  });

  test('that its caller cannot stand rejects, and frees the place; any other is not told of', async () => {
    const server = await serve(({ path }) => reply(path === '/1' ? 200 : 404, {}, '<rss/>'));
    const fetcher = testFetcher({ concurrency: 1 });
    const whenFresh = () => Promise.reject(new Error('no'));
    await expect(fetcher.fetchFeed({ url: `${server.origin}/1`, whenFresh })).rejects.toThrow('no');
    expectStatus(await fetcher.fetchFeed({ url: `${server.origin}/2`, whenFresh }), 'failed');
  });
});

describe('closing', () => {
  test('waits for what is under way, and a later fetch starts anew', async () => {
    const server = await serve(async () => {
      await sleep(30);
      return reply(200, {}, '<rss/>');
    });
    const fetcher = testFetcher({ concurrency: 1 });
    const statuses: string[] = [];
    for (const path of ['/1', '/2']) {
      void fetcher.fetchFeed({ url: server.origin + path }).then(({ status }) => statuses.push(status));
    }
    await fetcher.close();
    expect(statuses).toEqual(['fresh', 'fresh']);
    await fetcher.close();
    expect((await fetcher.fetchFeed({ url: server.origin })).status).toBe('fresh');
  });

  test('leaves nothing that keeps the process alive', async () => {
    const server = await serve(() => reply(429, { 'Retry-After': '3600' }));
    const program = `
      import { createFetcher } from '${new URL('index.ts', import.meta.url)}';
      const fetcher = createFetcher({ userAgent: 'x', allowHosts: ['127.0.0.1'], perDomainGap: 60_000 });
      console.log((await fetcher.fetchFeed({ url: '${server.origin}' })).status);
      await fetcher.close();`;
    const output = await new Promise<string>((resolve, reject) => {
      execFile(
        process.execPath,
        ['--conditions=@planet-ceres/source', '--input-type=module', '--eval', program],
        { timeout: 5_000 },
        (error, stdout) => (error ? reject(error) : resolve(stdout)),
      );
    });
    expect(output).toBe('failed\n');
  });
});

describe('options', () => {
  test.each<[string, Partial<FetcherOptions>]>([
    ['an empty user agent', { userAgent: '' }],
    ['a user agent with a line break', { userAgent: 'a\r\nX-Evil: 1' }],
    ['no concurrency', { concurrency: 0 }],
    ['half a connection', { concurrency: 1.5 }],
    ['a negative gap', { perDomainGap: -1 }],
    ['a negative gap for one domain', { domainGaps: { 'example.org': -1 } }],
    ['no place at an address', { perAddress: 0 }],
    ['no time', { timeout: 0 }],
    ['endless time', { timeout: Number.POSITIVE_INFINITY }],
    ['no bytes', { maxBytes: 0 }],
    ['a URL where a host belongs', { allowHosts: ['http://localhost/'] }],
  ])('with %s are a mistake of the caller', (_, options) => {
    expect(() => createFetcher({ userAgent, ...options })).toThrow(
      expect.objectContaining({ name: 'PlanetError', code: 'BAD_CONFIG' }),
    );
  });
});

test.each([
  ['no URL', 'example.org/feed', '"example.org/feed" is not a URL.'],
  ['another scheme', 'file:///etc/passwd', '"file:///etc/passwd" is neither http nor https.'],
  [
    'port 0',
    'https://me:secret@example.org:0/',
    '"https://example.org:0/" has port 0, which no server can have.',
  ],
])('an address that is %s is a failure with nothing sent', async (_, url, message) => {
  expect(await testFetcher().fetchFeed({ url })).toMatchObject({
    status: 'failed',
    reason: 'invalid-url',
    message,
    url: url.replace('me:secret@', ''),
  });
});

test.each([
  ['https://jane.blogs.example.co.uk/feed', 'example.co.uk'],
  ['feed:https://me:secret@jane.example.org/feed#top', 'example.org'],
  ['http://93.184.215.14:8080/feed', '93.184.215.14'],
  ['http://127.0.0.1/feed?a=1', 'http://127.0.0.1/feed?a=1'],
  ['no address at all', 'no address at all'],
])('%s is paced as %s', (url, bucket) => {
  expect(testFetcher().bucketOf(url)).toBe(bucket);
});

test('nothing of a body is kept once its outcome is handed over', async () => {
  const server = await serve(() => reply(200, {}, `<rss>${' '.repeat(100_000)}</rss>`));
  const fetcher = testFetcher();
  const bodyAt = async (path: string) =>
    new WeakRef(expectStatus(await fetcher.fetchFeed({ url: server.origin + path }), 'fresh').body);
  const bodies = [await bodyAt('/1'), await bodyAt('/2'), await bodyAt('/3')];
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  await sleep(20);
  collect();
  expect(bodies.filter((body) => body.deref())).toEqual([]);
});

test('a small body holds on to no large block of memory', async () => {
  const server = await serve(() => reply(200, { 'Content-Encoding': 'gzip' }, gzipSync('<rss/>')));
  const outcome = await testFetcher().fetchFeed({ url: server.origin });
  expect(outcome.status === 'fresh' && outcome.body.buffer.byteLength).toBe(6);
});

test('importing the package loads neither undici nor the list of suffixes', () => {
  const program = `
    import '${new URL('index.ts', import.meta.url)}';
    import { Module } from 'node:module';
    const loaded = Object.keys(Module._cache).join();
    console.log(/undici|tldts/.test(loaded));`;
  const output = execFileSync(process.execPath, [
    '--conditions=@planet-ceres/source',
    '--input-type=module',
    '--eval',
    program,
  ]);
  expect(output.toString()).toBe('false\n');
});
