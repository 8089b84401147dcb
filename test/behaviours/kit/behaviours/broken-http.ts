import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, reply } from '../../../../packages/fetch/src/testing/serve.ts';
import { rss } from '../feed.ts';

const feed = rss();

/** Answers that HTTP does not allow, and connections that end too soon. */
export const brokenHttp = {
  'close-at-once': () => '',
  'reset-at-once': reset(''),
  'reset-in-header': reset('HTTP/1.1 200 OK\r\nContent-'),
  'reset-in-body': reset('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>'),
  'bare-line-feeds': () => `HTTP/1.1 200 OK\nContent-Length: ${feed.length}\n\n${feed}`,
  icy: () => `ICY 200 OK\r\n\r\n${feed}`,
  'http-0.9': () => feed,
  'no-http': () => 'SSH-2.0-OpenSSH_9.9\r\n',
  'http2-goaway': () => Buffer.concat([http2Frame(4), http2Frame(7, '0000000000000000')]),
  'http2-reset-stream': () => Buffer.concat([http2Frame(4), http2Frame(3, '00000002', 1)]),
  'folded-field': () => withField('X-Long: begins\r\n and goes on'),
  'space-before-colon': () => withField('X-Spaced : yes'),
  'nul-in-field': () => withField('X-Nothing: a\0b'),
  'nul-in-name': () => withField('X-No\0thing: a'),
  'field-without-colon': () => withField('X-Lonely'),
  'status-of-two-digits': () => 'HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n',
  'header-of-40-kib': () => reply(200, { 'X-Long': 'x'.repeat(40_960) }, feed),
  '3000-fields': () => reply(200, { 'X-Many': Array<string>(3_000).fill('a little more of it') }, feed),
  'endless-header': (_request, socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const more = () => {
      if (!socket.destroyed) socket.write(`X-More: ${'x'.repeat(4_000)}\r\n`, () => setImmediate(more));
    };
    more();
    return undefined;
  },
  'same-length-twice': () => withFields(`Content-Length: ${feed.length}`, `Content-Length: ${feed.length}`),
  'two-lengths': () => withFields(`Content-Length: ${feed.length}`, 'Content-Length: 4'),
  'length-and-chunks': () =>
    `HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(feed)}0\r\n\r\n`,
  'length-no-number': () => withFields('Content-Length: many'),
  'length-too-long': () => withFields(`Content-Length: ${feed.length + 100}`),
  'length-too-short': () => withFields(`Content-Length: ${feed.indexOf('</item>')}`),
  'bad-chunk-size': () => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${feed}\r\n0\r\n\r\n`,
  'endless-chunk-size': () =>
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'f'.repeat(40)}\r\n${feed}\r\n0\r\n\r\n`,
  'chunk-cut-short': () =>
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(feed).slice(0, -40)}`,
  'last-chunk-missing': () => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(feed)}`,
} satisfies Record<string, Answer>;

function reset(start: string): Answer {
  return async (_request, socket) => {
    socket.write(start);
    await sleep(20);
    socket.resetAndDestroy();
    return undefined;
  };
}

function withField(field: string): string {
  return withFields(`Content-Length: ${feed.length}`, field);
}

function withFields(...fields: string[]): string {
  return `HTTP/1.1 200 OK\r\n${fields.join('\r\n')}\r\n\r\n${feed}`;
}

function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}

/** RFC 9113 §4.1. */
function http2Frame(type: number, payload = '', stream = 0): Buffer {
  const header = Buffer.alloc(9);
  header.writeUIntBE(payload.length / 2, 0, 3);
  header.writeUInt8(type, 3);
  header.writeUInt32BE(stream, 5);
  return Buffer.concat([header, Buffer.from(payload, 'hex')]);
}
