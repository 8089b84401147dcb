import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { FailureReason } from '../../packages/fetch/src/outcome.ts';
import { reply } from '../../packages/fetch/src/testing/serve.ts';
import { type Behaviour, behaviours } from './kit/behaviours.ts';
import { rss } from './kit/feed.ts';
import { openWeb, type WebOptions } from './kit/web.ts';

/** A server of each behaviour gives the whole of `rss()`. */
async function expectFeed(...names: Behaviour[]): Promise<void> {
  const web = await openWeb();
  for (const name of names) {
    const server = await web.serve(behaviours[name]);
    const outcome = await web.fetch(`${server.origin}/feed`);
    expect(outcome, name).toMatchObject({ status: 'fresh' });
    expect(outcome.status === 'fresh' && Buffer.from(outcome.body).toString(), name).toBe(rss());
  }
}

async function expectFailure(
  names: readonly Behaviour[],
  reason: FailureReason,
  options: WebOptions = {},
): Promise<void> {
  const web = await openWeb();
  for (const name of names) {
    const server = await web.serve(behaviours[name]);
    expect(await web.fetch(`${server.origin}/feed`, options), name).toMatchObject({
      status: 'failed',
      reason,
    });
    expect(server.seen, name).toHaveLength(1);
  }
}

test('[103] gzip, br, zstd and both things called deflate are decoded, though deflate is never asked for', async () => {
  await expectFeed('gzip', 'br', 'zstd', 'deflate', 'raw-deflate');
  const web = await openWeb();
  const server = await web.serve(behaviours.deflate);
  await web.fetch(server.origin);
  expect(server.seen[0]?.headers['accept-encoding']).toBe('gzip, br, zstd');
});

test('[104] a server that compresses whatever it was asked for, by an old name or a plain one, is understood', async () => {
  await expectFeed('x-gzip', 'deflate', 'identity-by-name');
});

test('[105] a body that is gzip by name only is read as it is', async () => {
  await expectFeed('gzip-by-name-only');
});

test('[106] a compressed body cut short brings nothing, nor does one with a wrong checksum', async () => {
  await expectFailure(
    ['gzip-cut-short', 'br-cut-short', 'zstd-cut-short', 'deflate-cut-short', 'gzip-with-wrong-checksum'],
    'bad-encoding',
  );
});

test('[107] what stands behind the end of gzip is passed over', async () => {
  await expectFeed('gzip-and-garbage');
});

test('[108] every member of gzip is read', async () => {
  await expectFeed('gzip-in-members');
});

test('[109] two codings one over the other are one too many', async () => {
  await expectFailure(['gzip-twice', 'gzip-in-two-fields'], 'bad-encoding');
});

test('[110] a coding nobody knows does no harm to plain text, and hides nothing else', async () => {
  await expectFeed('coding-utf-8', 'coding-none', 'coding-sdch');
  await expectFailure(['coding-unknown-and-binary'], 'bad-encoding');
});

test('[111] a bomb goes off nowhere, in whatever it is packed', async () => {
  const memory = process.memoryUsage().rss;
  await expectFailure(
    ['gzip-bomb', 'br-bomb', 'zstd-bomb', 'deflate-bomb', 'gzip-bomb-in-members'],
    'too-large',
    // The bombs are made while the fetch waits.
    { timeout: 10_000 },
  );
  // Making one takes 64 MiB, and the garbage collector has its own mind.
  expect(process.memoryUsage().rss - memory).toBeLessThan(256 * 2 ** 20);
});

test('[112] an endless body is cut off at the limit', async () => {
  await expectFailure(['endless-body', 'endless-chunks'], 'too-large', { maxBytes: 2 ** 20 });
});

test('[113] a Content-Length beyond the limit is enough to refuse', async () => {
  await expectFailure(['length-of-5-gb'], 'too-large');
});

test('[114] 10 MiB pass, on the wire and decoded, one byte more does not', async () => {
  const web = await openWeb();
  const limit = 10 * 2 ** 20;
  const body = Buffer.alloc(limit + 1, ' ');
  const server = await web.serve(({ path }) => {
    const [, size, framing] = path.split('/');
    const part = body.subarray(0, Number(size));
    if (framing === 'length') return reply(200, {}, part);
    if (framing === 'gzip') return reply(200, { 'Content-Encoding': 'gzip' }, gzipSync(part));
    return Buffer.concat([Buffer.from('HTTP/1.0 200 OK\r\n\r\n'), part]);
  });
  for (const framing of ['length', 'close', 'gzip']) {
    const exact = await web.fetch(`${server.origin}/${limit}/${framing}`);
    expect(exact.status, framing).toBe('fresh');
    expect(exact.status === 'fresh' && exact.body.length).toBe(limit);
    expect(await web.fetch(`${server.origin}/${limit + 1}/${framing}`), framing).toMatchObject({
      status: 'failed',
      reason: 'too-large',
    });
  }
});

test('[115] a 304 that names a coding and has no body is fine', async () => {
  const web = await openWeb();
  const server = await web.serve(() => reply(304, { 'Content-Encoding': 'gzip', ETag: '"b"' }));
  const url = `${server.origin}/feed`;
  expect(await web.fetch({ url, validators: { url, etag: '"a"' } })).toMatchObject({
    status: 'unchanged',
    reason: 'not-modified',
    validators: { url, etag: '"b"' },
  });
});
