import { type Answer, reply } from '../../../../packages/fetch/src/testing/serve.ts';
import { rss } from '../feed.ts';

const feed = rss();
const whole = `HTTP/1.1 200 OK\r\nContent-Length: ${feed.length}\r\n\r\n${feed}`;

/** Answers that look odd and are all right, and those with a status that brings no feed. */
export const oddHttp = {
  feed: () => whole,
  'feed-with-etag': () => reply(200, { ETag: '"good"' }, feed),
  'early-hints': () => `HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n${whole}`,
  'continue-unasked': () => `HTTP/1.1 100 Continue\r\n\r\n${whole}`,
  'http-1.0': () => `HTTP/1.0 200 OK\r\n\r\n${feed}`,
  'no-reason-phrase': () => `HTTP/1.1 200\r\nContent-Length: ${feed.length}\r\n\r\n${feed}`,
  'chunks-with-extras': () =>
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${feed.length.toString(16)};a=b\r\n${feed}\r\n0\r\nX-Sum: 1\r\n\r\n`,
  'empty-line-first': () => `\r\n${whole}`,
  '3000-short-fields': () => reply(200, { X: Array<string>(3_000).fill('1') }, feed),
  'keeps-alive-and-closes': () => reply(200, { Connection: 'keep-alive', 'Keep-Alive': 'timeout=60' }, feed),
  'status-204': () => reply(204),
  'status-205': () => reply(205),
  'status-299': () => reply(299, {}, feed),
  'status-600': () => reply(600, {}, feed),
  'status-999': () => reply(999, {}, feed),
} satisfies Record<string, Answer>;
