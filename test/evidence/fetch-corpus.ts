import { readPlanetList } from './fetch/planet-list.ts';
import { planetOf, type SourceLine, updatePlanet } from './fetch/planet-of.ts';
import type { Evidence, Figure } from './figure.ts';
import type { Run } from './measure-process.ts';

const concurrency = 32;

type Update = Run & { lines: SourceLine[] };

/** Many real feeds, served by a server that is running: fetched, then fetched again although nothing has changed. */
export const evidence: Evidence = async ([option, url]) => {
  if (option !== '--planet' || url === undefined) {
    console.error(
      'Name a list of feeds on the loopback network, OPML or JSON: npm run evidence -- fetch-corpus --planet http://127.0.0.1:8080/planet.opml',
    );
    process.exit(2);
  }
  const members = await readPlanetList(url);
  const planet = await planetOf(members);
  try {
    const first = await updatePlanet(planet.folder, []);
    const before = await bytesSent(url);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const second = await updatePlanet(planet.folder, ['--force', '--now', tomorrow]);
    const after = await bytesSent(url);
    return [
      { name: 'feeds', value: members.length, atLeast: 1 },
      ...figuresOf('first', first, members.length),
      ...figuresOf('second', second, members.length),
      ...(before && after
        ? [{ name: 'second sweep, body bytes', value: after.bytes - before.bytes - before.own, atMost: 0 }]
        : []),
    ];
  } finally {
    await planet.remove();
  }
};

function figuresOf(which: string, { lines, ...run }: Update, feeds: number): Figure[] {
  const failed = lines.filter(({ status }) => status === 'failed' || status === 'gone');
  const unexplained = failed.filter(
    ({ reason, message }) => !message || reason === 'unexpected' || reason === 'parse-error',
  );
  for (const { name, message } of unexplained) console.log(`unexplained ${name}: ${message}`);
  const reasons = [...new Set(failed.map(({ reason }) => reason))].sort();
  return [
    { name: `${which} sweep, feeds not reported on`, value: feeds - lines.length, atMost: 0, atLeast: 0 },
    {
      name: `${which} sweep, feeds unchanged`,
      value: lines.filter(({ status }) => status === 'unchanged').length,
    },
    ...reasons.map((reason) => ({
      name: `${which} sweep, failed: ${reason}`,
      value: failed.filter((line) => line.reason === reason).length,
    })),
    { name: `${which} sweep, failures without an explanation`, value: unexplained.length, atMost: 0 },
    { name: `${which} sweep, wall`, value: run.wall, unit: 's' },
    { name: `${which} sweep, CPU`, value: run.cpu, unit: 's' },
    { name: `${which} sweep, peak memory`, value: run.memory, unit: 'MiB', atMost: 400 },
    { name: `${which} sweep, peak descriptors`, value: run.descriptors, atMost: concurrency + 32 },
  ];
}

/** What the server says it has sent, if it keeps count: its `bytes` up to this answer, and the length of the answer itself. */
async function bytesSent(url: string): Promise<{ bytes: number; own: number } | undefined> {
  const answer = await fetch(new URL('/stats.json', url));
  if (!answer.ok) return undefined;
  const text = await answer.text();
  return { bytes: Number(JSON.parse(text).bytes), own: Buffer.byteLength(text) };
}
