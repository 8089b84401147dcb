import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFeed } from './full/index.ts';
import { normalizeFeed } from './index.ts';

const folder = join(import.meta.dirname, '../fixtures');

describe('every quirk of a feed is read as it is meant', () => {
  test.each(readdirSync(folder))('%s', async (quirk) => {
    const files = readdirSync(join(folder, quirk));
    const feed = files.find((file) => !['expected.json', 'full.json', 'context.json'].includes(file)) ?? '';
    const headers = files.includes('context.json')
      ? JSON.parse(readFileSync(join(folder, quirk, 'context.json'), 'utf8'))
      : {};
    const bytes = readFileSync(join(folder, quirk, feed));
    const context = {
      sourceId: 'garden',
      url: 'https://fetched.example/blog/feed',
      seen: '2025-01-02T03:04:05.000Z',
      ...headers,
    };
    const readings = {
      'expected.json': normalizeFeed(bytes, context),
      ...(files.includes('full.json') && { 'full.json': readFeed(bytes, context) }),
    };
    for (const [file, reading] of Object.entries(readings)) {
      const json = JSON.stringify(reading, null, 2);
      expect(JSON.parse(json)).toEqual(reading);
      await expect(`${json}\n`).toMatchFileSnapshot(join(folder, quirk, file));
    }
  });
});
