import { expect, test } from 'vitest';
import { isForbiddenHost, isHostPattern } from './private-host.ts';

test.each([
  'http://localhost/',
  'http://printer.local/',
  'http://127.1/',
  'http://[::ffff:10.0.0.1]/',
  'http://169.254.169.254/',
  'http://[fd00::1]/',
  'http://localhost./',
  'http://[::1]/',
  'http://172.31.255.255/',
])('%s is private', (url) => {
  expect(isForbiddenHost(new URL(url), [])).toBe(true);
});

test.each([
  'https://example.org/',
  'http://8.8.8.8/',
  'http://[2606:4700::1]/',
  'http://localhost.example/',
  'http://172.32.0.0/',
  'http://[::ffff:8.8.8.8]/',
])('%s is public', (url) => {
  expect(isForbiddenHost(new URL(url), [])).toBe(false);
});

test('an allowed port allows no other', () => {
  expect(isForbiddenHost(new URL('http://127.0.0.1:8080/'), ['127.0.0.1:8080'])).toBe(false);
  expect(isForbiddenHost(new URL('http://127.0.0.1:8081/'), ['127.0.0.1:8080'])).toBe(true);
  expect(isForbiddenHost(new URL('http://127.0.0.1/'), ['127.0.0.1:80'])).toBe(false);
  expect(isForbiddenHost(new URL('http://127.0.0.1:8081/'), ['127.0.0.0/8'])).toBe(false);
});

test.each(['localhost', 'localhost:80', '10.0.0.0/8', 'fd00::/8', '::1', '[::1]:80'])(
  '%s names hosts',
  (pattern) => {
    expect(isHostPattern(pattern)).toBe(true);
  },
);

test.each(['http://x', 'a b', '10.0.0.0/33', 'host/24', 'a:b:c', ''])('"%s" names no host', (pattern) => {
  expect(isHostPattern(pattern)).toBe(false);
});
