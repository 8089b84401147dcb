import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLines, runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const noon = '2018-08-29T12:00:00Z';
const cider = 'http://ann.example/cider';

function item(name: string, date: string): string {
  return `<item><guid>${name}</guid><link>http://ann.example/${name}</link><title>All of ${name}</title>
    <pubDate>${date}</pubDate><description>A word on ${name}</description></item>`;
}

/** A planet of one feed with two posts, updated. */
async function planet(): Promise<string> {
  const items =
    item('cider', 'Mon, 20 Aug 2018 12:00:00 GMT') + item('perry', 'Tue, 21 Aug 2018 12:00:00 GMT');
  const members = [{ feed: 'ann.xml', name: 'Ann', site: 'http://ann.example/' }];
  const folder = temporaryFolder({
    'planet.json': JSON.stringify({ title: 'Planet', members }),
    'ann.xml': `<rss version="2.0"><channel><title>Ann</title><link>http://ann.example/</link>${items}</channel></rss>`,
  });
  expect((await runPlanet(['build', folder, '--now', noon], folder)).exitCode).toBe(0);
  return folder;
}

test('whoever asks for a post is told where it is and why', async () => {
  const folder = await planet();
  const told = await runPlanet(['explain', cider, folder, '--now', noon], folder);
  expect(told.exitCode).toBe(0);
  expect(told.stdout).toMatchInlineSnapshot(`
    "One entry is known by "http://ann.example/cider"; it is shown.

    All of cider by Ann (ann)
      http://ann.example/cider
      Id cider
      Dated 2018-08-20 12:00 UTC. It is dated as its feed first dated it.
      First seen 2018-08-29 12:00, last found in its feed 2018-08-29 12:00 UTC.
      On index.html and 2018/08/index.html.
    "
  `);
  const { stdout } = await runPlanet(['explain', 'ann', folder, '--json', '--now', noon], folder);
  expect(readLines(stdout)).toMatchObject([
    { type: 'member', sourceId: 'ann', health: 'well', entries: { count: 2 } },
    { type: 'explained', message: '"ann" names a member.' },
  ]);
  const unknown = await runPlanet(['explain', 'http://nobody.example/', folder], folder);
  expect(unknown).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('Nothing is known of') });
});

test('a post that is hidden goes from page, archive and feeds, with a tombstone, and comes back', async () => {
  const folder = await planet();
  const read = (path: string) => readFileSync(join(folder, 'site', path), 'utf8');
  const publish = () => runPlanet(['render', folder], folder);
  const hidden = await runPlanet(
    ['hide', cider, folder, '--reason', 'off topic', '--now', '2018-08-30T00:00:00Z'],
    folder,
  );
  expect(hidden).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Hidden: All of cider by Ann.'),
  });
  await publish();
  for (const path of ['index.html', '2018/08/index.html', 'rss20.xml', 'feed.json']) {
    expect(read(path)).not.toContain('All of cider');
    expect(read(path)).toContain('All of perry');
  }
  expect(read('atom.xml')).toMatch(/<at:deleted-entry [^>]*ref="[^"]*cider"[^>]*when="2018-08-30T00:00:00/);
  expect((await runPlanet(['unhide', cider, folder], folder)).exitCode).toBe(0);
  await publish();
  expect(read('index.html')).toContain('All of cider');
  expect(read('atom.xml')).not.toContain('deleted-entry');
});

test('nothing of a post that was purged stays in the planet’s folder, and it does not come back', async () => {
  const folder = await planet();
  expect((await runPlanet(['purge', 'cider', folder, '--reason', 'the law'], folder)).exitCode).toBe(0);
  await runPlanet(['render', folder], folder);
  await runPlanet(['build', folder, '--now', '2018-08-30T12:00:00Z', '--force'], folder);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name !== 'ann.xml')
    .map((file) => join(file.parentPath, file.name));
  const left = files.filter(
    (file) => readFileSync(file).includes('All of cider') || readFileSync(file).includes('word on cider'),
  );
  expect(left).toEqual([]);
  const again = await runPlanet(['unhide', 'cider', folder], folder);
  expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('nothing of it is left') });
});

test('a post that is hidden once more keeps its reason, and one that was purged cannot be hidden', async () => {
  const folder = await planet();
  await runPlanet(['hide', cider, folder, '--reason', 'off topic', '--now', noon], folder);
  await runPlanet(['hide', cider, folder, '--now', '2018-08-30T12:00:00Z'], folder);
  const { stdout } = await runPlanet(['explain', cider, folder, '--now', noon], folder);
  expect(stdout).toContain("The planet's owner hid it on 2018-08-29 (off topic).");
  await runPlanet(['purge', 'cider', folder, '--now', noon], folder);
  const purged = await runPlanet(['hide', 'cider', folder], folder);
  expect(purged).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('nothing of it is left') });
});

test('whoever hides a post that another member has, too, is told that this copy is shown now', async () => {
  const feed = item('cider', 'Mon, 20 Aug 2018 12:00:00 GMT');
  const members = [
    { feed: 'ann.xml', name: 'Ann', site: 'http://ann.example/' },
    { feed: 'all.xml', name: 'All of Us', site: 'http://all.example/' },
  ];
  const folder = temporaryFolder({
    'planet.json': JSON.stringify({ title: 'Planet', members }),
    'ann.xml': `<rss version="2.0"><channel><title>Ann</title>${feed}</channel></rss>`,
    'all.xml': `<rss version="2.0"><channel><title>All</title>${feed}</channel></rss>`,
  });
  await runPlanet(['update', folder, '--now', noon], folder);
  const { stdout } = await runPlanet(['hide', cider, folder, '--member', 'ann', '--now', noon], folder);
  expect(stdout).toBe(
    'Hidden: All of cider by Ann. "planet render" publishes the change.\n' +
      `The copy of All of Us stands in its place: ${cider}. To take that away, too: --member all-of-us.\n`,
  );
});

test('an entry that is not known, or that several members have, is asked for again', async () => {
  const folder = await planet();
  const unknown = await runPlanet(['hide', 'http://ann.example/beer', folder], folder);
  expect(unknown).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('No entry has the address or id'),
  });
  const other = await runPlanet(['hide', cider, folder, '--member', 'ben'], folder);
  expect(other).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('of the member ben') });
  const shown = await runPlanet(['unhide', cider, folder], folder);
  expect(shown).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is not hidden') });
});

test('an id that is the address of another post of its member means the post that has it', async () => {
  const folder = temporaryFolder({
    'planet.json': JSON.stringify({ title: 'Planet', members: [{ feed: 'ann.xml', name: 'Ann' }] }),
    'ann.xml': `<rss version="2.0"><channel><title>Ann</title>${item('cider', 'Mon, 20 Aug 2018 12:00:00 GMT')}
      <item><guid>${cider}</guid><link>http://ann.example/mead</link><title>All of mead</title></item></channel></rss>`,
  });
  expect((await runPlanet(['update', folder, '--now', noon], folder)).exitCode).toBe(0);
  const hidden = await runPlanet(['hide', cider, folder, '--now', noon], folder);
  expect(hidden).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('All of mead') });
  expect(await runPlanet(['hide', 'cider', folder, '--now', noon], folder)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('All of cider'),
  });
});
