import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { normalizeFeed } from './index.ts';

const folder = join(import.meta.dirname, '../fixtures');

describe('every quirk of a feed is read as it is meant', () => {
  test.each(readdirSync(folder))('%s', async (quirk) => {
    const files = readdirSync(join(folder, quirk));
    const feed = files.find((file) => file !== 'expected.json' && file !== 'context.json') ?? '';
    const headers = files.includes('context.json')
      ? JSON.parse(readFileSync(join(folder, quirk, 'context.json'), 'utf8'))
      : {};
    const normalized = normalizeFeed(readFileSync(join(folder, quirk, feed)), {
      sourceId: 'garden',
      url: 'https://fetched.example/blog/feed',
      seen: '2025-01-02T03:04:05.000Z',
      ...headers,
    });
    const json = JSON.stringify(normalized, null, 2);
    expect(JSON.parse(json)).toEqual(normalized);
    await expect(`${json}\n`).toMatchFileSnapshot(join(folder, quirk, 'expected.json'));
  });
});
