import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startServer } from '../../../bench/fetch/start-server.ts';
import type { Figure } from '../figure.ts';
import type { Tally } from './feed-server.ts';
import { command, planetOf, readSourceLines, updatePlanet } from './planet-of.ts';

const size = 3_000;
const finishedAtDeath = 1_200;
const concurrency = 32;

/** An update that is killed half way, and the updates after it. Finished is what the update has told of. */
export async function killedUpdate(): Promise<Figure[]> {
  const server = await startServer(new URL('feed-server.ts', import.meta.url), [String(size)]);
  const planet = await planetOf(
    Array.from({ length: size }, (_, index) => ({
      id: `farm-${index}`,
      name: `Farm ${index}`,
      feed: `http://127.0.0.${2 + (index % 199)}:${server.port}/${index}`,
    })),
  );
  try {
    const finished = await updateUntilKilled(planet.folder);
    const atDeath = await server.ask<Tally>('tally');
    const next = await updatePlanet(planet.folder, ['--now', '2026-11-23T10:01:00Z']);
    const rerun = await server.ask<Tally>('tally');
    const later = await updatePlanet(planet.folder, ['--now', '2026-11-24T11:00:00Z']);
    const day = await server.ask<Tally>('tally');
    return [
      { name: 'killed: feeds finished by then', value: finished.length, atLeast: finishedAtDeath },
      {
        name: 'killed: feeds answered but not finished',
        value: atDeath.requests - finished.length,
        atMost: concurrency,
      },
      { name: 'run again: exit code', value: next.exitCode, atMost: 0 },
      {
        name: 'run again: finished feeds asked once more',
        value: finished.filter((number) => rerun.byFeed[number] !== 0).length,
        atMost: 0,
      },
      {
        name: 'run again: other feeds asked',
        value: rerun.requests,
        atLeast: size - finished.length,
        atMost: size - finished.length,
      },
      { name: 'a day later: exit code', value: later.exitCode, atMost: 0 },
      { name: 'a day later: feeds asked', value: day.requests, atLeast: size, atMost: size },
      { name: 'a day later: unconditional requests', value: day.unconditional, atMost: 0 },
    ];
  } finally {
    server.stop();
    await planet.remove();
  }
}

/** Kills an update once it has told of enough feeds: the numbers of all that it told of. */
async function updateUntilKilled(folder: string): Promise<number[]> {
  const args = [command, 'update', folder, '--json', '--now', '2026-11-23T10:00:00Z'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    if (output.split('\n').length > finishedAtDeath) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return readSourceLines(output).map(({ sourceId }) => Number(sourceId.slice('farm-'.length)));
}
