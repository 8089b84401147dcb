import { expect, test } from 'vitest';
import { addressTest } from './addresses.ts';

const isListed = addressTest(['stats.example/b/', '*.ads.example/', '*/count.php']);

test.each([
  'https://stats.example/b/1.gif',
  'HTTP://STATS.EXAMPLE:8080/b/?x',
  '//stats.example/b/',
  'https://ads.example',
  'https://a.b.ads.example/c',
  'https://jane:word@ads.example/',
  'https://jane.example/stats/count.php?id=1',
])('%s is listed', (url) => {
  expect(isListed(url)).toBe(true);
});

test.each([
  'https://stats.example/about',
  'https://a.stats.example/b/',
  'https://stats.example.evil.example/b/',
  'https://badads.example/',
  'https://jane.example/#/count.php',
  'https://jane.example/?to=//ads.example/',
  '/b/stats.example/b/',
  'mailto:a@ads.example',
  '',
])('%s is not', (url) => {
  expect(isListed(url)).toBe(false);
});
