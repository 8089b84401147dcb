import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from '../config/load-config.ts';
import { convertConfig } from './convert-config.ts';

/** A config of another program, its conversion loaded again, and what was odd. */
async function bothWays(name: string, text: string | Uint8Array) {
  const folder = tempFolder();
  writeFileSync(join(folder, name), text);
  const old = await loadConfig(join(folder, name));
  const { yaml } = await convertConfig(join(folder, name));
  writeFileSync(join(folder, 'new.yaml'), yaml);
  const converted = await loadConfig(join(folder, 'new.yaml'));
  return { old, converted, notices: old.notices.map(({ message }) => message) };
}

test('of two feeds of rawdog with one id, the later is given another', async () => {
  const { old, converted, notices } = await bothWays(
    'config',
    'feed 1h http://a.example/f\n  id x\nfeed 1h http://b.example/f\n  id x\n  define_name Bo\n',
  );
  expect(old.members.map(({ id }) => id)).toEqual(['x', 'bo']);
  expect(converted.members).toEqual(old.members);
  expect(notices).toEqual(['Bo: "x" is also the id of members.0.']);
});

test('a list that is there twice, or is a program, is left out', async () => {
  const { old, converted, notices } = await bothWays(
    'planet.ini',
    'title = P\n[a]\nsource = http://x.example/a.ini\n[b]\nsource = http://x.example/a.ini\n[c]\nsource = http://x.example/a.js\n',
  );
  expect(old.lists.map(({ from }) => from)).toEqual(['http://x.example/a.ini']);
  expect(converted.lists).toEqual(old.lists);
  expect(notices).toEqual([
    'A list is left out: "http://x.example/a.ini" is the list of lists.0 once more.',
    'A list is left out: "http://x.example/a.js" is a program, and lists are only read.',
  ]);
});

test('tags in a list hold nothing that turns the text around them', async () => {
  const { old, converted } = await bothWays(
    'list.opml',
    '<opml><body><outline xmlUrl="http://a.example/" category="soil,\u202egnirps"/></body></opml>',
  );
  expect(old.members.map(({ tags }) => tags)).toEqual([['soil', 'gnirps']]);
  expect(converted.members).toEqual(old.members);
});

test('files in UTF-16 are read', async () => {
  const ini = Buffer.from('\uFEFF[Planet]\nname = Pé\n[http://a.example/]\nname = Ann\n', 'utf16le');
  expect((await bothWays('config.ini', ini)).converted).toMatchObject({
    title: 'Pé',
    members: [{ name: 'Ann' }],
  });
  const opml =
    '\uFEFF<opml><head><title>Pé</title></head><body><outline xmlUrl="http://a.example/"/></body></opml>';
  const bytes = Buffer.from(opml, 'utf16le').swap16();
  expect((await bothWays('list.opml', bytes)).converted).toMatchObject({ title: 'Pé', members: [{}] });
});

test('a line separator in a text hides nothing behind it', async () => {
  const ini = '[Planet]\nname = A \u2028 # b\n[http://a.example/]\nname = \u2028x: # y\n';
  const { old, converted } = await bothWays('config.ini', ini);
  expect(old.title).toContain('# b');
  expect(converted).toMatchObject({ title: old.title, members: old.members });
});
