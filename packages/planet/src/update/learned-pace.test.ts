import { expect, test } from 'vitest';
import type { FetchConfig } from '../config/planet-config.ts';
import { memoryStore } from '../store/memory-store.ts';
import { learnedPace } from './learned-pace.ts';

const now = '2026-03-02T12:00:00.000Z';

test('what is left of pauses and slowdowns is learned, what is over is not', () => {
  const store = memoryStore();
  store.recordBucket('paused.example', { pausedUntil: '2026-03-02T12:00:30.000Z' });
  store.recordBucket('over.example', { pausedUntil: '2026-03-02T11:59:00.000Z' });
  store.recordBucket('far.example', { pausedUntil: '2026-12-01T00:00:00.000Z' });
  store.recordBucket('slowed.example', { slowdown: 4, slowedAt: '2026-03-01T12:00:00.000Z' });
  store.recordBucket('recovered.example', { slowdown: 4, slowedAt: '2026-01-01T12:00:00.000Z' });
  const fetch: FetchConfig = {
    ...{ concurrency: 32, timeout: 30, interval: 60, adaptive: false, gap: 1 },
    ...{ gaps: {}, deltas: false, allowHosts: [] },
  };
  expect(learnedPace({ fetch }, store, now)).toEqual({
    gaps: { 'slowed.example': 3_000 },
    pauses: { 'paused.example': 30_000, 'far.example': 604_800_000 },
  });
});
