import { expect, test } from 'vitest';
import { parseAllowList } from './allow-list.ts';
import { bucketOf } from './bucket.ts';

const allowed = parseAllowList(['intranet.example', '10.0.0.0/8', '192.168.0.1:8080']);

test.each([
  ['https://example.org/feed', 'example.org'],
  ['https://www.example.org/feed', 'example.org'],
  ['https://ann.wordpress.com/feed', 'wordpress.com'],
  ['https://bob.github.io/feed', 'github.io'],
  ['https://www.example.co.uk/feed', 'example.co.uk'],
  ['https://example.org./feed', 'example.org'],
  ['https://93.184.215.14/feed', '93.184.215.14'],
  ['https://[2606:2800::1]/feed', '2606:2800::1'],
  ['http://single/feed', 'single'],
  ['http://intranet.example/feed?b', 'http://intranet.example/feed?b'],
  ['http://10.1.2.3/feed', 'http://10.1.2.3/feed'],
  ['http://192.168.0.1:8080/feed', 'http://192.168.0.1:8080/feed'],
  ['http://127.0.0.1/feed', 'http://127.0.0.1/feed'],
  ['http://localhost:3000/feed', 'http://localhost:3000/feed'],
  ['http://blog.localhost/feed', 'http://blog.localhost/feed'],
  ['http://notlocalhost/feed', 'notlocalhost'],
])('%s is paced with %s', (url, bucket) => {
  expect(bucketOf(new URL(url), allowed)).toBe(bucket);
});
