import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from '../config/load-config.ts';
import { memoryStore } from '../store/memory-store.ts';
import { createFeedReader } from './feed-reader.ts';
import { openWeb } from './open-web.ts';
import { pollMembers } from './poll-members.ts';

const now = '2026-03-10T12:00:00.000Z';
const oddReader = new URL('../../test/odd-reader.ts', import.meta.url);

test('feeds that never end and that fill the memory fail alone: the others are read and stored', async () => {
  const texts = { ann: 'Ann', bob: 'never ends', eve: 'fills the memory', zoe: 'Zoe' };
  const members = Object.keys(texts).map((id) => ({ id, name: id, feed: `${id}.xml` }));
  const files = Object.entries(texts).map(([id, text]) => [`${id}.xml`, text]);
  const folder = tempFolder({
    'planet.json': JSON.stringify({ title: 'P', members }),
    ...Object.fromEntries(files),
  });
  const config = await loadConfig(join(folder, 'planet.json'));
  const store = memoryStore();
  const { signal } = new AbortController();
  const web = openWeb({ config, store, now, signal, fetcher: undefined, giveUp: undefined });
  const feedReader = createFeedReader({ timeout: 3_000, memory: 48, module: oddReader });
  onTestFinished(async () => void (await Promise.all([web.close(), feedReader.close()])));

  const reports = await pollMembers(config.members, {
    ...{ config, store, now, force: false, web, feedReader, signal },
    onReport: () => {},
    onBroken: (cause) => expect.unreachable(String(cause)),
  });

  const failed = (message: string) => ({ status: 'failed', reason: 'parse-error', message });
  expect([...reports.values()]).toMatchObject([
    { sourceId: 'ann', status: 'fresh' },
    { sourceId: 'bob', ...failed('Reading the feed took more than 3 seconds; it was given up.') },
    { sourceId: 'eve', ...failed('Reading the feed took more than 48 MiB of memory; it was given up.') },
    { sourceId: 'zoe', status: 'fresh' },
  ]);
  const titles = config.members.map(({ id }) => store.source(id)?.feed?.title);
  expect(titles).toEqual(['Ann', undefined, undefined, 'Zoe']);
  expect(store.source('bob')?.poll).toMatchObject({ failures: 1, problem: { reason: 'parse-error' } });
});
