import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { TLSSocket, type TlsOptions } from 'node:tls';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { behaviours } from './kit/behaviours.ts';
import { certificates } from './kit/certificates.ts';
import { trustAuthority } from './kit/trust.ts';
import { openWeb } from './kit/web.ts';

beforeAll(trustAuthority);

test('[99] a certificate that is self-signed, out of date or for another host is not trusted, a good one is', async () => {
  const web = await openWeb();
  const trusted = await web.serve(behaviours.feed, { secure: certificates.good });
  expect(await web.fetch(trusted.origin)).toMatchObject({ status: 'fresh' });

  const named = await web.fetch(`https://a.feeds.test:${trusted.port}/`, {
    names: { 'a.feeds.test': ['127.0.0.1'] },
    allowHosts: ['127.0.0.1/32'],
  });
  expect(named).toMatchObject({ status: 'fresh' });

  const faults: [boolean | TlsOptions, string][] = [
    [true, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [certificates.expired, 'CERT_HAS_EXPIRED'],
    [certificates.wrongHost, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ];
  for (const [secure, code] of faults) {
    const server = await web.serve(behaviours.feed, { secure });
    expect(await web.fetch(server.origin)).toMatchObject({
      status: 'failed',
      reason: 'tls',
      message: expect.stringContaining(code),
    });
    expect(server.seen).toHaveLength(0);
    // What the owner says of one feed goes for that feed.
    expect(await web.fetch({ url: server.origin, isInsecure: true })).toMatchObject({ status: 'fresh' });
    expect(await web.fetch(server.origin)).toMatchObject({ status: 'failed', reason: 'tls' });
  }
});

test('[100] a server that knows TLS 1.0 alone is not secure', async () => {
  const web = await openWeb();
  const server = await web.serve(behaviours.feed, {
    secure: { ...certificates.good, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' },
  });
  expect(await web.fetch(server.origin)).toMatchObject({ status: 'failed', reason: 'tls' });
  expect(server.seen).toHaveLength(0);
});

test('[101] who offers HTTP/2 is asked in HTTP/1.1, so that its HTTP/2 cannot fail; who has nothing else fails', async () => {
  const web = await openWeb();
  const spoken: (string | false | null)[] = [];
  const both = await web.serve(
    (request, socket) => {
      spoken.push(socket instanceof TLSSocket && socket.alpnProtocol);
      return behaviours.feed(request, socket);
    },
    { secure: { ...certificates.good, ALPNProtocols: ['h2', 'http/1.1'] } },
  );
  const fetcher = web.fetcher();
  for (let poll = 0; poll < 2; poll++) {
    expect(await fetcher.fetchFeed({ url: both.origin })).toMatchObject({ status: 'fresh' });
  }
  expect(spoken).toEqual(['http/1.1', 'http/1.1']);

  const only = await web.serve(behaviours.feed, {
    secure: { ...certificates.good, ALPNProtocols: ['h2'] },
  });
  expect(await web.fetch(only.origin)).toMatchObject({ status: 'failed', reason: 'tls' });

  for (const name of ['http2-goaway', 'http2-reset-stream'] as const) {
    for (const secure of [false, certificates.good]) {
      const server = await web.serve(behaviours[name], { secure });
      expect(await web.fetch(server.origin), name).toMatchObject({ status: 'failed', reason: 'bad-http' });
      expect(server.seen, name).toHaveLength(1);
    }
  }
});

test('[102] a server without TLS at an https address is not secure', async () => {
  const web = await openWeb();
  // One that takes the greeting for a bad request, and one that speaks first, as mail servers do.
  const servers = [
    createHttpServer(),
    createServer((socket) => socket.on('error', () => {}).end('220 mail.example ready\r\n')),
  ];
  for (const server of servers) {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await web.fetch(`https://127.0.0.1:${port}/feed`)).toMatchObject({
      status: 'failed',
      reason: 'tls',
    });
  }
});
