import { gzipSync } from 'node:zlib';
import { type Answer, reply } from '../../../../packages/fetch/src/testing/serve.ts';

/** What servers give in place of a feed. */
export const pages = {
  'page-error': page('<h1>Something went wrong</h1>', 'Something went wrong'),
  'page-parked': page('<script src="/ads.js"></script>', 'harvest.example is for sale'),
  'page-login': page('<form method="post"><input name="user"><input type="password"></form>', 'Log in'),
  challenge: () =>
    reply(403, { 'Cf-Mitigated': 'challenge', 'Content-Type': 'text/html' }, '<title>Just a moment</title>'),
  'empty-200': () => reply(200),
  'empty-200-chunked': () => reply(200, { 'Transfer-Encoding': 'chunked' }, '0\r\n\r\n'),
  'empty-gzip': () => reply(200, { 'Content-Encoding': 'gzip' }, gzipSync('')),
} satisfies Record<string, Answer>;

function page(body: string, title: string): Answer {
  const text = `<!doctype html>\n<html><head><title>${title}</title></head><body>${body}</body></html>`;
  return () => reply(200, { 'Content-Type': 'text/html; charset=utf-8' }, text);
}
