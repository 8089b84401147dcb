import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Jane</title><link>https://jane.example.org/</link>
<item><guid>1</guid><title>Hello</title><link>https://jane.example.org/1</link><pubDate>Wed, 29 Aug 2018 15:58:00 GMT</pubDate>
<description>&lt;p&gt;Good day&lt;/p&gt;</description></item></channel></rss>`;
const config = 'title: A planet\nmembers:\n  - name: Jane\n    feed: jane.xml\n';

test('--help tells of every command', async () => {
  const { exitCode, stdout } = await runPlanet(['--help'], '.');
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "Usage: planet [options] [command]

    Gathers the blogs of a community and publishes them as one site and combined
    feeds.

    Options:
      -V, --version                      output the version number
      -h, --help                         display help for command

    Commands:
      build [options] [planet]           fetch the feeds that are due, then publish
                                         the site
      update [options] [planet]          fetch the feeds that are due into the
                                         store, publish nothing
      render [options] [planet]          publish the site from the store, without
                                         the network
      status [options] [planet]          tell how fetching goes for each member, and
                                         when each is asked next
      explain [options] <what> [planet]  tell where an entry is and why, or how
                                         polling a member goes
      hide [options] <entry> [planet]    take an entry off every page, until "planet
                                         unhide"
      unhide [options] <entry> [planet]  show an entry again that was hidden
      purge [options] <entry> [planet]   forget an entry for good: nothing of it is
                                         kept but its id
      backfill [options] [planet]        fetch older entries from the archives that
                                         feeds name
      export [options] [planet]          print the whole state of the planet as JSON
                                         lines
      backup [options] <file> [planet]   copy the store into a new file, also while
                                         another run uses it
      init [options] [folder]            start a new planet
      add [options] <url> [planet]       find the feed of a site and add it to the
                                         planet
      import [options] [file] [planet]   turn the config of another planet program
                                         into a planet.yaml, or restore an exported
                                         state
      serve [options] [planet]           look at the published site in a browser, on
                                         this machine only
      help [command]                     display help for command

    A planet is a config file, or a folder that holds one: planet.config.ts,
    planet.yaml, planet.toml, planet.json, or the config.ini of an old Planet 2.0
    or Venus. Exit codes: 0 done, 1 nothing could be published, 2 a mistake in the
    call or the config.
    "
  `);
});

test('--version prints the version of the package', async () => {
  const { exitCode, stdout } = await runPlanet(['--version'], '.');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test('a command that does not exist exits 2 and proposes the one that was meant', async () => {
  const { exitCode, stderr } = await runPlanet(['biuld'], '.');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('build');
});

test('a time that is none exits 2 and shows one', async () => {
  const { exitCode, stderr } = await runPlanet(['build', '--now', 'yesterday'], temporaryFolder());
  expect(exitCode).toBe(2);
  expect(stderr).toContain('2018-10-17T10:00:00Z');
});

test('a folder without a config exits 2 and says what would do', async () => {
  const folder = temporaryFolder();
  const { exitCode, stderr } = await runPlanet(['build', folder], folder);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('holds no planet config');
  expect(stderr).toContain('planet init');
});

test('a config with mistakes exits 2, lists them all, and nothing is fetched or overwritten', async () => {
  const folder = temporaryFolder({ 'planet.yaml': config, 'jane.xml': feed });
  expect((await runPlanet(['build', folder], folder)).exitCode).toBe(0);
  const before = readFileSync(join(folder, 'site/index.html'), 'utf8');
  const wrong = temporaryFolder({
    'planet.yaml':
      'titel: A planet\ntimeZone: Mars/Olympus\nmembers:\n  - name: Jane\n    feed: ftp://jane.example.org/feed\n',
  });
  const { exitCode, stderr } = await runPlanet(['build', wrong], wrong);
  expect(exitCode).toBe(2);
  for (const words of ['titel', 'title', 'timeZone', 'members', 'ftp:']) expect(stderr).toContain(words);
  expect(readdirSync(wrong)).toEqual(['planet.yaml']);
  expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toBe(before);
});

test('init makes a planet that builds as it is, and leaves one that is there alone', async () => {
  const folder = join(temporaryFolder(), 'fresh');
  expect((await runPlanet(['init', folder, '--title', 'Ours: "the" planet'], '.')).exitCode).toBe(0);
  const [first] = readFileSync(join(folder, 'planet.yaml'), 'utf8').split('\n');
  expect(first).toMatch(
    /^# yaml-language-server: \$schema=https:\/\/\S+@\d+\.\d+\.\d+\/dist\/planet\.schema\.json$/,
  );
  const built = await runPlanet(['build', folder], folder);
  expect(built).toMatchObject({ exitCode: 0, stderr: '' });
  expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toContain(
    '<title>Ours: &quot;the&quot; planet</title>',
  );
  const again = await runPlanet(['init', folder], folder);
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toContain('already holds a planet: planet.yaml');
});

test('a member whose name and feed changed at once is told beside the one that left', async () => {
  const folder = temporaryFolder({ 'planet.yaml': config, 'jane.xml': feed, 'new.xml': feed });
  expect((await runPlanet(['update', folder], folder)).exitCode).toBe(0);
  const renamed = config.replace('Jane', 'Jane Doe').replace('jane.xml', 'new.xml');
  writeFileSync(join(folder, 'planet.yaml'), renamed);
  const { exitCode, stdout } = await runPlanet(['build', folder], folder);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('note  "jane" has left the config, and "jane-doe" has come with the same site.');
  expect(stdout).toContain('write "id: jane" into the new member');
});

test('render publishes from the store alone', async () => {
  const folder = temporaryFolder({ 'planet.yaml': config, 'jane.xml': feed });
  expect((await runPlanet(['update', folder, '--now', '2018-10-17T10:00:00Z'], folder)).exitCode).toBe(0);
  expect(existsSync(join(folder, 'site'))).toBe(false);
  const { exitCode } = await runPlanet(['render', folder], folder);
  expect(exitCode).toBe(0);
  expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toContain('August 29, 2018 03:58 PM');
});

test('--json prints nothing but JSON lines', async () => {
  const folder = temporaryFolder({ 'planet.yaml': config, 'jane.xml': feed });
  const { stdout } = await runPlanet(['build', folder, '--json', '--now', '2018-10-17T10:00:00Z'], folder);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ type }) => type)).toEqual(['source', 'updated', 'published']);
  expect(lines[0]).toMatchObject({ sourceId: 'jane', status: 'fresh', entries: 1, added: 1 });
  expect(lines[1]).toMatchObject({ sources: 1, added: 1, failed: 0 });
});

test('a build in which nothing changed says so and writes nothing', async () => {
  const folder = temporaryFolder({ 'planet.yaml': config, 'jane.xml': feed });
  await runPlanet(['build', folder], folder);
  const { exitCode, stdout } = await runPlanet(['build', folder], folder);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Nothing changed; the site in site is up to date.');
});
