import { fileURLToPath } from 'node:url';
import { median } from '../../../bench/fetch/median.ts';
import { startServer } from '../../../bench/fetch/start-server.ts';
import type { Figure } from '../figure.ts';
import { measureProcess } from '../measure-process.ts';

/** What becomes of each: a gibibyte of spaces in every coding, and bodies that have no end or say that they are huge. */
const ends: Record<string, string> = {
  br: 'failed too-large',
  gzip: 'failed too-large',
  zstd: 'failed too-large',
  deflate: 'failed too-large',
  'gzip-in-gzip': 'failed bad-encoding',
  endless: 'failed too-large',
  '5-gb': 'failed too-large',
};
const rounds = 3;

/** Each bomb in processes of its own, and what it did there. */
export async function bombs(): Promise<Figure[]> {
  const server = await startServer(new URL('bomb-server.ts', import.meta.url));
  const figures: Figure[] = [];
  try {
    for (const [name, end] of Object.entries(ends)) {
      const runs = [];
      for (let round = 0; round < rounds; round += 1) runs.push(await fetchBomb(server.port, name));
      figures.push(
        {
          name: `bomb ${name}: ended otherwise than ${end.replace('failed ', '')}`,
          value: runs.filter((run) => run.end !== end).length,
          atMost: 0,
        },
        {
          name: `bomb ${name}: time (median of ${rounds})`,
          value: median(runs.map(({ milliseconds }) => milliseconds / 1000)),
          unit: 's',
          atMost: 0.5,
        },
        {
          name: `bomb ${name}: memory on top`,
          value: Math.max(...runs.map(({ memory }) => memory)),
          unit: 'MiB',
          atMost: 64,
        },
      );
    }
  } finally {
    server.stop();
  }
  return figures;
}

async function fetchBomb(
  port: number,
  name: string,
): Promise<{ end: string; milliseconds: number; memory: number }> {
  const file = fileURLToPath(new URL('bomb-client.ts', import.meta.url));
  const args = ['--conditions=@planet-ceres/source', file, String(port), `/${name}`];
  const { exitCode, output } = await measureProcess(args, '.');
  if (exitCode !== 0) throw new Error(output);
  return JSON.parse(output);
}
