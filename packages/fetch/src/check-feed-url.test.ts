import { expect, test } from 'vitest';
import { isAllowEntry } from './allow-list.ts';
import { checkFeedUrl } from './check-feed-url.ts';

test.each([
  'http://localhost/',
  'http://localhost./',
  'http://printer.local/',
  'http://wiki.internal/',
  'http://127.1/',
  'http://0x7f.1/',
  'http://2130706433/',
  'http://0/',
  'http://[::ffff:10.0.0.1]/',
  'http://169.254.169.254/',
  'http://[fd00::1]/',
  'http://[::1]/',
  'http://172.31.255.255/',
  'http://198.18.0.1/',
  'http://192.0.2.1/',
])('%s is known to be private without asking anybody', (url) => {
  expect(checkFeedUrl(url)).toMatchObject({
    reason: 'unsafe-address',
    hint: expect.stringContaining('allowHosts'),
  });
});

test.each([
  'https://jane.example/feed',
  'http://8.8.8.8/',
  'http://[2606:4700::1]/',
  'http://localhost.example/',
  'http://172.32.0.0/',
  'feed://jane.example/feed',
])('%s may be fetched', (url) => {
  expect(checkFeedUrl(url)).toBeUndefined();
});

test.each([
  'ftp://jane.example/',
  'jane.example/feed',
  'http://',
  'http://jane.example:0/',
  'javascript:alert(1)',
  '',
])('"%s" can never be fetched', (url) => {
  expect(checkFeedUrl(url)).toMatchObject({
    reason: 'invalid-url',
    message: expect.stringContaining(`"${url}"`),
  });
});

test('an allowed port allows no other', () => {
  const reason = (url: string, allowHosts: string[]) => checkFeedUrl(url, { allowHosts })?.reason;
  expect(reason('http://127.0.0.1:8080/', ['127.0.0.1:8080'])).toBeUndefined();
  expect(reason('http://127.0.0.1:8081/', ['127.0.0.1:8080'])).toBe('unsafe-address');
  expect(reason('http://127.0.0.1/', ['127.0.0.1:80'])).toBeUndefined();
  expect(reason('http://127.0.0.1:8081/', ['127.0.0.0/8'])).toBeUndefined();
  expect(reason('http://wiki.internal/', ['Wiki.Internal'])).toBeUndefined();
});

test('what names hosts and what does not', () => {
  const good = ['localhost', 'localhost:80', '10.0.0.0/8', 'fd00::/8', '::1', '[::1]:80'];
  const bad = ['http://x', 'a b', '10.0.0.0/33', 'host/24', 'a:b:c', ''];
  expect(good.filter((entry) => !isAllowEntry(entry))).toEqual([]);
  expect(bad.filter(isAllowEntry)).toEqual([]);
});
