// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a config's variables look like that.
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from '../config/load-config.ts';
import type { PlanetConfig } from '../config/planet-config.ts';
import { convertConfig } from './convert-config.ts';
import type { OptionReport } from './report.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/import');
const programs = readdirSync(fixtures);

/** Copies a fixture's files to a folder of their own; gives the path of the config. */
function copyOf(program: string): { folder: string; file: string } {
  const folder = tempFolder();
  const files = readdirSync(join(fixtures, program)).filter((name) => !name.startsWith('expected'));
  for (const name of files) copyFileSync(join(fixtures, program, name), join(folder, name));
  return { folder, file: join(folder, files[0] ?? '') };
}

/** All of a config but where it came from and what was odd in it. */
function meaning({ path: _path, notices: _notices, ...rest }: PlanetConfig): object {
  return rest;
}

function lineOf({ place, option, count, outcome, becomes = '', remark = '' }: OptionReport): string {
  return [place, option, `×${count}`, outcome, becomes, remark].filter(Boolean).join(' | ');
}

test.each(programs)('%s: the new config, and what became of each option', async (program) => {
  const { file } = copyOf(program);
  const { yaml, options, notices, counts } = await convertConfig(file);
  const report = [...options.map(lineOf), ...notices.map(({ message }) => message), JSON.stringify(counts)];
  await expect(yaml).toMatchFileSnapshot(join(fixtures, program, 'expected.yaml'));
  await expect(`${report.join('\n')}\n`).toMatchFileSnapshot(join(fixtures, program, 'expected.txt'));
});

test.each(programs)('%s: the old config and the new one are the same planet', async (program) => {
  const { folder, file } = copyOf(program);
  const { yaml } = await convertConfig(file);
  const old = await loadConfig(file);
  writeFileSync(join(folder, 'planet.yaml'), yaml);
  const now = await loadConfig(join(folder, 'planet.yaml'));
  expect(meaning(now)).toEqual(meaning(old));
  expect(now.members.length).toBeGreaterThan(1);
});

test('either file of a moonmoon is the same planet', async () => {
  const { folder } = copyOf('moonmoon');
  const configs = await Promise.all(
    ['config.yml', 'people.opml'].map((name) => loadConfig(join(folder, name))),
  );
  const [options, people] = configs.map(meaning);
  expect(options).toEqual(people);
});

test('a dialect that is forced decides what filters mean', async () => {
  const folder = tempFolder({
    'config.ini': '[Planet]\nname = P\nnew_feed_items = 3\n[http://a.example/feed]\nfilter = a\n',
  });
  const file = join(folder, 'config.ini');
  const planet2 = await convertConfig(file, { dialect: 'planet2' });
  const venus = await convertConfig(file, { dialect: 'venus' });
  expect(planet2.config).toMatchObject({
    newMemberEntries: 3,
    members: [{ filters: [{ include: 'a', in: ['title', 'markup'] }] }],
  });
  expect(venus.config).toMatchObject({
    entriesPerMember: 3,
    members: [{ filters: [{ include: 'a', caseSensitive: true }] }],
  });
  expect([planet2.toldBy, venus.program]).toEqual(['the --dialect option', 'Planet Venus']);
});

test('the planet’s filter is a member’s that has none of its own, as both programs had it', async () => {
  const ini = (own: string) =>
    `[Planet]\nname = P\nfilter = all\n[http://a.example/feed]\n[http://b.example/feed]\n${own}`;
  const alone = await convertConfig(join(tempFolder({ 'config.ini': ini('') }), 'config.ini'));
  expect(alone.config.filters).toMatchObject([{ include: 'all' }]);
  const mixed = await convertConfig(join(tempFolder({ 'config.ini': ini('filter = own\n') }), 'config.ini'));
  expect(mixed.config.filters).toBeUndefined();
  expect(mixed.config.members?.map(({ filters }) => filters?.[0]?.include)).toEqual(['all', 'own']);
});

test('ids that the names alone do not give are written down', async () => {
  const ini = '[Planet]\nname = P\n[http://a.example/feed]\nname = Bo\n[http://b.example/feed]\nname = Bo\n';
  const { config } = await convertConfig(join(tempFolder({ 'config.ini': ini }), 'config.ini'));
  expect(config.members?.map(({ id }) => id)).toEqual([undefined, expect.stringMatching(/^bo-[0-9a-f]{8}$/)]);
});

test('what looks like a variable in an old config is text in the new one', async () => {
  const ini =
    '[Planet]\nname = ${HOME} $${B}\n[http://a.example/feed?x=${KEY}]\nname = ${KEY}\nfilter = ${A}\n';
  const folder = tempFolder({ 'config.ini': ini });
  const { yaml } = await convertConfig(join(folder, 'config.ini'));
  writeFileSync(join(folder, 'planet.yaml'), yaml);
  const env = { KEY: 'a-secret', HOME: '/', B: 'b', A: 'a' };
  const { title, members } = await loadConfig(join(folder, 'planet.yaml'), { env });
  const old = await loadConfig(join(folder, 'config.ini'));
  expect({ title, members }).toEqual({ title: '${HOME} $${B}', members: old.members });
});

test.each([
  ['planet.yaml', 'title: P\nmembers: []\n', 'is no config of another program'],
  ['planet.toml', 'title = "P"\n', 'is no config of another program'],
  ['notes.txt', 'Buy milk.\n', 'names no feed'],
  ['config.scm', '(planet (name "P")', 'a ")" is missing'],
  ['config.scm', '(star)', 'does not begin with (planet'],
  ['list.opml', '<html><p>Not found', 'is no subscription list'],
])('%s that is none of them is a mistake: %s', async (name, text, message) => {
  const path = join(tempFolder({ [name]: text }), name);
  await expect(convertConfig(path)).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: expect.stringContaining(message),
  });
});

test('a dialect is refused where there is nothing to choose', async () => {
  const { file } = copyOf('pluto');
  expect(basename(file)).toBe('planet.ini');
  await expect(convertConfig(file, { dialect: 'venus' })).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: 'planet.ini is the config of Pluto.',
  });
});
