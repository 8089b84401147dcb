import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLines, runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

function feed(...days: string[]): string {
  const items = days.map(
    (day) =>
      `<item><guid>${day}</guid><title>Of ${day}</title><pubDate>${new Date(day).toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>Ann</title><link>http://ann.example/</link>${items.join('')}</channel></rss>`;
}

async function build(folder: string, now: string): Promise<string[]> {
  const { exitCode, stdout } = await runPlanet(['build', folder, '--now', now, '--json'], folder);
  expect(exitCode).toBe(0);
  const published = readLines(stdout).find((line) => line.type === 'published');
  return published?.written as string[];
}

test('after a new post only its month, the front page and the feeds are written', async () => {
  const members = [
    { feed: 'ann.xml', name: 'Ann' },
    { feed: 'ben.xml', name: 'Ben' },
  ];
  const config = { title: 'Planet', url: 'http://planet.example/', members };
  const folder = temporaryFolder({
    'planet.json': JSON.stringify(config),
    'ann.xml': feed('2018-06-10', '2018-07-10', '2018-08-10'),
    'ben.xml': feed('2018-07-11'),
  });
  expect(await build(folder, '2018-08-20T12:00:00Z')).toContain('2018/07/index.html');
  // Another post, and a feed that fails: front pages tell of that, archives do not.
  writeFileSync(join(folder, 'ann.xml'), feed('2018-06-10', '2018-07-10', '2018-08-10', '2018-08-21'));
  writeFileSync(join(folder, 'ben.xml'), 'no feed');
  const written = await build(folder, '2018-08-22T12:00:00Z');
  expect(written.filter((path) => path.endsWith('.html'))).toEqual(['2018/08/index.html', 'index.html']);
  // An edit in an old month reaches its page, and no other.
  writeFileSync(join(folder, 'ben.xml'), feed('2018-07-11').replace('Of 2018', 'On 2018'));
  const edited = await build(folder, '2018-08-23T12:00:00Z');
  expect(edited.filter((path) => path.endsWith('.html'))).toEqual(['2018/07/index.html', 'index.html']);
});
