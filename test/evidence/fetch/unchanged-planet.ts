import { startServer } from '../../../bench/fetch/start-server.ts';
import type { Figure } from '../figure.ts';
import type { Tally } from './feed-server.ts';
import { planetOf, updatePlanet } from './planet-of.ts';

const size = 10_000;
const concurrency = 32;

/** A planet of ten thousand feeds, polled twice: the second time nothing has changed. */
export async function unchangedPlanet(): Promise<Figure[]> {
  const server = await startServer(new URL('feed-server.ts', import.meta.url), [String(size)]);
  const planet = await planetOf(
    Array.from({ length: size }, (_, index) => ({
      name: `Farm ${index}`,
      feed: `http://127.0.0.${2 + (index % 199)}:${server.port}/${index}`,
    })),
  );
  try {
    const first = await updatePlanet(planet.folder, ['--now', '2026-11-23T10:00:00Z']);
    await server.ask<Tally>('tally');
    const reader = new URL('report-reader.mjs', import.meta.url).href;
    const second = await updatePlanet(
      planet.folder,
      ['--force', '--now', '2026-11-24T11:00:00Z'],
      ['--import', reader],
    );
    const { requests, bodyBytes, unconditional } = await server.ask<Tally>('tally');
    const ended = (run: typeof first, status: string) =>
      run.lines.filter((line) => line.status === status).length;
    return [
      { name: 'first sweep, feeds read', value: ended(first, 'fresh'), atLeast: size, atMost: size },
      { name: 'first sweep, CPU', value: first.cpu, unit: 's' },
      { name: 'first sweep, peak memory', value: first.memory, unit: 'MiB', atMost: 400 },
      {
        name: 'first sweep, peak descriptors',
        value: first.descriptors,
        atMost: concurrency + 32,
      },
      { name: 'second sweep, requests', value: requests, atLeast: size, atMost: size },
      { name: 'second sweep, unconditional requests', value: unconditional, atMost: 0 },
      { name: 'second sweep, body bytes', value: bodyBytes, atMost: 0 },
      {
        name: 'second sweep, feeds unchanged',
        value: ended(second, 'unchanged'),
        atLeast: size,
        atMost: size,
      },
      {
        name: 'second sweep, times the reader of feeds was so much as loaded',
        value: /^readers loaded: (\d+)$/m.exec(second.output)?.[1] === '0' ? 0 : 1,
        atMost: 0,
      },
      { name: 'second sweep, CPU', value: second.cpu, unit: 's' },
      { name: 'second sweep, peak memory', value: second.memory, unit: 'MiB', atMost: 400 },
      { name: 'second sweep, peak descriptors', value: second.descriptors, atMost: concurrency + 32 },
    ];
  } finally {
    server.stop();
    await planet.remove();
  }
}
