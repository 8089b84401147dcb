// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a config's variables look like that.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from './load-config.ts';
import { memberLines } from './member-lines.ts';
import { writeMember } from './write-member.ts';

const member = { name: 'The ${HOME} page', feed: 'https://a.example/feed?q=${x}' };

test.each([
  ['planet.yaml', 'title: P\n'],
  ['planet.toml', 'title = "P"\n'],
  ['planet.json', '{ "title": "P" }\n'],
])('what somebody else’s site calls itself asks %s for no variable', async (file, text) => {
  const path = join(tempFolder({ [file]: text }), file);
  expect(await writeMember(path, member, { allowHosts: [], env: { HOME: '/root' } })).toBeUndefined();
  const { members } = await loadConfig(path);
  expect(members).toMatchObject([{ name: 'The ${HOME} page', feedUrl: 'https://a.example/feed?q=${x}' }]);
  expect(members[0]).not.toHaveProperty('secret');
});

test('the lines to paste mean what they say in their format', () => {
  expect(memberLines('planet.yaml', member)).toContain('The $${HOME} page');
  expect(memberLines('planet.config.ts', member)).toContain('"The ${HOME} page"');
});

test('a config that asks for variables is edited as it is written, and checked with them', async () => {
  const text = 'title: ${TITLE}\nmembers:\n  - feed: https://b.example/?${KEY}\n';
  const path = join(tempFolder({ 'planet.yaml': text }), 'planet.yaml');
  const env = { TITLE: 'P', KEY: 'abc' };
  const added = { name: 'C', feed: 'https://c.example/feed' };
  expect(await writeMember(path, added, { allowHosts: [] })).toMatch(/was not changed: .*no variable TITLE/s);
  expect(await writeMember(path, added, { allowHosts: [], env })).toBeUndefined();
  expect(await loadConfig(path, { env })).toMatchObject({
    title: 'P',
    members: [{ id: 'b-example' }, { id: 'c' }],
  });
});
