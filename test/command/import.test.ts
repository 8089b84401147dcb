import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLines, runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const feed = (name: string) => `<?xml version="1.0"?><rss version="2.0"><channel><title>${name}</title>
<link>https://${name}.example.org/</link><item><guid>1</guid><title>Hello from ${name}</title>
<link>https://${name}.example.org/1</link><pubDate>Wed, 29 Aug 2018 15:58:00 GMT</pubDate>
<description>&lt;p&gt;Good day&lt;/p&gt;</description></item><item><guid>2</guid><title>Weeds</title>
<link>https://${name}.example.org/2</link><pubDate>Wed, 29 Aug 2018 16:58:00 GMT</pubDate></item></channel></rss>`;

const ini = `[Planet]
name = Planet &quot;Old&quot;
link = planet.example.org
owner_name = Jane
items_per_page = 10
output_theme = classic_fancy

# since 2009
[jane.xml]
name = Jane &amp; Co
filter = Hello

[joe.xml]
name = Joe
hidden = 1

#[https://gone.example.org/feed]
#name = Gone
`;
const files = { 'config.ini': ini, 'jane.xml': feed('jane'), 'joe.xml': feed('joe') };
const now = ['--now', '2018-08-30T00:00:00Z'];

test('import prints the new config, and tells on the side what became of the old one', async () => {
  const folder = temporaryFolder(files);
  const { exitCode, stdout, stderr } = await runPlanet(['import', folder], folder);
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "# Made of config.ini (Planet Venus) by "planet import".
    title: Planet "Old"
    url: http://planet.example.org/
    owner:
      name: Jane
    output: output
    entriesPerPage: 10

    members:
      - name: Jane & Co
        feed: jane.xml
        filters:
          - include: Hello
            caseSensitive: true
        notes:
          - since 2009

      - name: Joe
        feed: joe.xml
        hidden: true

      - name: Gone
        feed: https://gone.example.org/feed
        disabled:
          reason: It was a comment in the old config.
    "
  `);
  expect(stderr).toMatchInlineSnapshot(`
    "
    A config of Planet Venus, told by output_theme: 2 members, 1 member from comments, disabled, 1 filter, 1 note.
    The same here:
      [Planet] name → title
      [Planet] link → url
      [Planet] owner_name → owner.name
      [Planet] items_per_page → entriesPerPage
      name of 2 members → name
      filter of 1 member → filters
      hidden of 1 member → hidden
    Left out:
      [Planet] output_theme is left out: the site has its own theme, and a planet.css in the folder "public" takes its place
    Entries stand in the order in which they were published; "order: updated" is the old way.
    Put it into a planet.yaml beside the old file; --out does.
    "
  `);
  expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
});

test('a site built from the old config and one built from the new one are the same, byte for byte', async () => {
  const [before, after] = [temporaryFolder(files), temporaryFolder(files)];
  expect((await runPlanet(['build', '.', ...now], before)).exitCode).toBe(0);
  expect((await runPlanet(['import', '--out', 'planet.yaml'], after)).exitCode).toBe(0);
  mkdirSync(join(after, 'old'));
  renameSync(join(after, 'config.ini'), join(after, 'old/config.ini'));
  expect((await runPlanet(['build', '.', ...now], after)).exitCode).toBe(0);
  const [old, young] = [before, after].map((folder) => siteOf(join(folder, 'output')));
  expect(Object.keys(old ?? {})).toContain('atom.xml');
  expect(young).toEqual(old);
});

function siteOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Object.fromEntries(
    paths
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')])
      .sort(),
  );
}

test('--out never replaces a file', async () => {
  const folder = temporaryFolder({ ...files, 'new.yaml': 'mine' });
  const { exitCode, stdout, stderr } = await runPlanet(['import', '--out', 'new.yaml'], folder);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('"new.yaml" is there already.');
  expect(readFileSync(join(folder, 'new.yaml'), 'utf8')).toBe('mine');
  const lost = await runPlanet(['import', '--out', 'no/such/new.yaml'], folder);
  expect(lost.exitCode).toBe(2);
  expect(lost.stderr).toContain('"no/such/new.yaml" cannot be written');
});

test('--json tells everything in a line; --dialect decides between Planet 2.0 and Venus', async () => {
  const folder = temporaryFolder(files);
  const run = await runPlanet(['import', 'config.ini', '--json', '--dialect', 'planet2'], folder);
  const [line] = readLines(run.stdout);
  expect(line).toMatchObject({
    type: 'imported',
    program: 'Planet 2.0',
    toldBy: 'the --dialect option',
    counts: { members: 2, commentedOut: 1, filters: 1, notes: 1 },
    config: { members: [{ filters: [{ include: 'Hello', in: ['title', 'markup'] }] }, {}, {}] },
  });
  expect(line?.yaml).toContain('title: Planet "Old"\n');
  const wrong = await runPlanet(['import', 'config.ini', '--dialect', 'pluto'], folder);
  expect(wrong.exitCode).toBe(2);
  expect(wrong.stderr).toContain('planet2, venus');
});

test('a config that needs no import is refused, and nothing is written', async () => {
  const folder = temporaryFolder({ 'planet.yaml': 'title: P\nmembers: []\n' });
  const { exitCode, stderr } = await runPlanet(['import', '--out', 'new.yaml'], folder);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('planet.yaml is no config of another program.');
  expect(existsSync(join(folder, 'new.yaml'))).toBe(false);
});

test('import writes YAML under a name for YAML, and says whether it will be found', async () => {
  const folder = temporaryFolder(files);
  const wrong = await runPlanet(['import', folder, '--out', join(folder, 'planet.toml')], folder);
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Call it planet.yaml.') });
  const aside = await runPlanet(['import', folder, '--out', join(folder, 'aside.yaml')], folder);
  expect(aside).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Name it in the command') });
  expect(readdirSync(folder).sort()).toEqual(['aside.yaml', 'config.ini', 'jane.xml', 'joe.xml']);
});
