import { expect, test } from 'vitest';
import { connectTimeout } from '../../packages/fetch/src/connect-failure.ts';
import { idleLimits } from '../../packages/fetch/src/explain-error.ts';
import type { FailureReason } from '../../packages/fetch/src/outcome.ts';
import { normalizeFeed } from '../../packages/normalize/src/index.ts';
import { type Behaviour, behaviours } from './kit/behaviours.ts';
import { openBlackHole } from './kit/black-hole.ts';
import { openWeb, type WebOptions } from './kit/web.ts';

/** Asks a server of each behaviour once; all have to end like this, after one request each. */
async function expectOf(
  names: readonly Behaviour[],
  expected: { status: 'fresh' } | { status: 'failed'; reason: FailureReason },
  options: WebOptions = {},
): Promise<void> {
  const web = await openWeb();
  for (const name of names) {
    const server = await web.serve(behaviours[name]);
    expect(await web.fetch(`${server.origin}/feed`, options), name).toMatchObject(expected);
    expect(server.seen, name).toHaveLength(1);
    expect(server.connections(), name).toBe(1);
  }
}

test('[80] a refused connection is a failure to connect', async () => {
  const web = await openWeb();
  expect(await web.fetch('http://127.0.0.1:1/feed')).toMatchObject({
    status: 'failed',
    reason: 'connect',
    message: expect.stringContaining('ECONNREFUSED'),
  });
});

test('[81] a connection that never comes about is given up in time', async () => {
  expect(connectTimeout).toBe(10_000);
  const hole = await openBlackHole();
  const web = await openWeb();
  const started = performance.now();
  expect(await web.fetch(`http://127.0.0.1:${hole.port}/feed`, { timeout: 400 })).toMatchObject({
    status: 'failed',
    reason: 'timeout',
  });
  expect(performance.now() - started).toBeLessThan(2_000);
  await hole.close();
});

test('[82] a dead first address does not keep the second from answering within a second', async () => {
  const web = await openWeb();
  const server = await web.serve(behaviours.feed);
  const hole = await openBlackHole({ address: '127.0.0.9', port: server.port });
  const started = performance.now();
  const outcome = await web.fetch(`http://two.test:${server.port}/feed`, {
    names: { 'two.test': ['127.0.0.9', '127.0.0.1'] },
    allowHosts: ['127.0.0.0/8'],
  });
  expect(outcome).toMatchObject({ status: 'fresh' });
  expect(performance.now() - started).toBeLessThan(1_000);
  await hole.close();
});

test('[83] a server that accepts and says nothing is left when the time is up', async () => {
  expect(idleLimits).toEqual({ headersTimeout: 20_000, bodyTimeout: 10_000 });
  await expectOf(['silence', 'silence-in-body'], { status: 'failed', reason: 'timeout' }, { timeout: 300 });
});

test('[84] a header that dribbles in does not stretch the time', async () => {
  await expectOf(['dribbled-header'], { status: 'failed', reason: 'timeout' }, { timeout: 300 });
});

test('[85] a body that dribbles in does not stretch the time', async () => {
  await expectOf(['dribbled-body'], { status: 'failed', reason: 'timeout' }, { timeout: 300 });
});

test('[86] a connection closed or reset is told apart by whether the answer had begun, and not tried again', async () => {
  await expectOf(['close-at-once', 'reset-at-once', 'reset-in-header'], {
    status: 'failed',
    reason: 'reset',
  });
  await expectOf(['reset-in-body'], { status: 'failed', reason: 'truncated' });
});

test('[87] a connection that the server promised to keep and closed is never used again', async () => {
  const web = await openWeb();
  const server = await web.serve(behaviours['keeps-alive-and-closes']);
  const fetcher = web.fetcher();
  for (let poll = 0; poll < 3; poll++) {
    expect(await fetcher.fetchFeed({ url: `${server.origin}/feed` })).toMatchObject({ status: 'fresh' });
  }
  expect([server.seen.length, server.connections()]).toEqual([3, 3]);
});

test('[88] a header of 40 KiB, or without end, is refused', async () => {
  await expectOf(['header-of-40-kib', 'endless-header'], { status: 'failed', reason: 'bad-http' });
});

test('[89] 3,000 fields are refused if they are long and borne if they are short', async () => {
  await expectOf(['3000-fields'], { status: 'failed', reason: 'bad-http' });
  await expectOf(['3000-short-fields'], { status: 'fresh' });
});

test('[90] what is not quite HTTP is refused and harms nobody', async () => {
  await expectOf(
    [
      'bare-line-feeds',
      'icy',
      'http-0.9',
      'no-http',
      'folded-field',
      'space-before-colon',
      'nul-in-field',
      'nul-in-name',
      'field-without-colon',
      'status-of-two-digits',
    ],
    { status: 'failed', reason: 'bad-http' },
  );
});

test('[91] an answer with two lengths, or a length and chunks, is refused', async () => {
  await expectOf(['same-length-twice', 'two-lengths', 'length-and-chunks', 'length-no-number'], {
    status: 'failed',
    reason: 'bad-http',
  });
});

test('[92] a body that ends before its length is cut short', async () => {
  await expectOf(['length-too-long'], { status: 'failed', reason: 'truncated' });
});

test('[93] of a body longer than its length the first part is a feed that says it is not whole', async () => {
  const web = await openWeb();
  const server = await web.serve(behaviours['length-too-short']);
  const outcome = await web.fetch(`${server.origin}/feed`);
  expect(outcome).toMatchObject({ status: 'fresh' });
  const body = outcome.status === 'fresh' ? outcome.body : '';
  const { notices } = normalizeFeed(body, {
    sourceId: 'a',
    url: server.origin,
    seen: '2026-08-02T00:00:00.000Z',
  });
  expect(notices).toContainEqual(expect.objectContaining({ code: 'document-cut' }));
});

test('[94] a chunk size that is none is refused, chunks cut short are cut short', async () => {
  await expectOf(['bad-chunk-size', 'endless-chunk-size'], { status: 'failed', reason: 'bad-http' });
  await expectOf(['chunk-cut-short', 'last-chunk-missing'], { status: 'failed', reason: 'truncated' });
});

test('[95] 103 and 100 before the answer are passed over', async () => {
  await expectOf(['early-hints', 'continue-unasked'], { status: 'fresh' });
});

test('[96] an answer of HTTP/1.0 ends with its connection', async () => {
  await expectOf(['http-1.0', 'no-reason-phrase', 'chunks-with-extras', 'empty-line-first'], {
    status: 'fresh',
  });
});

test('[97] a status that nobody has heard of brings no feed', async () => {
  await expectOf(['status-299', 'status-600', 'status-999'], { status: 'failed', reason: 'bad-http' });
});

test('[98] 204 and 205 are empty', async () => {
  await expectOf(['status-204', 'status-205'], { status: 'failed', reason: 'empty' });
});
