import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from '../config/load-config.ts';
import { openFetcher } from './open-fetcher.ts';

test('fractions of a second are rounded to whole milliseconds', async () => {
  const text = 'title: P\nfetch: { timeout: 1.001, gap: 1.001, gaps: { a.example: 1.001 } }\n';
  const fetcher = await openFetcher(await loadConfig(tempFolder({ 'planet.yaml': text })));
  await expect(fetcher.close()).resolves.toBeUndefined();
});
