// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a config's variables look like that.
import { join } from 'node:path';
import { PlanetError } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from './load-config.ts';
import type { PlanetConfig } from './planet-config.ts';

/** Loads a config from a folder of its own. */
function load(file: string, text: string, env?: Record<string, string>): Promise<PlanetConfig> {
  return loadConfig(join(tempFolder({ [file]: text }), file), env && { env });
}

async function messageOf(loading: Promise<PlanetConfig>): Promise<string> {
  const error: unknown = await loading.catch((cause: unknown) => cause);
  if (!(error instanceof PlanetError)) throw error;
  expect(error.problems.map(({ path }) => path)).not.toContain(undefined);
  return `${error.message}\n${JSON.stringify(error.problems)}`;
}

const env = { TITLE: 'Pears', KEY: 'tZ7-secret', EMPTY: '' };

test.each([
  ['planet.yaml', 'title: The ${TITLE}\nowner: { name: "${NOBODY:-Jane} & ${EMPTY:-Bob}" }'],
  ['planet.toml', 'title = "The ${TITLE}"\nowner = { name = "${NOBODY:-Jane} & ${EMPTY:-Bob}" }'],
  ['planet.json', '{ "title": "The ${TITLE}", "owner": { "name": "${NOBODY:-Jane} & ${EMPTY:-Bob}" } }'],
])('a text of %s may ask for variables, and say what stands for one that is not set', async (file, text) => {
  expect(await load(file, text, env)).toMatchObject({ title: 'The Pears', owner: { name: 'Jane & Bob' } });
});

test('two dollars make a plain one, and what is no text asks for nothing', async () => {
  const text = 'title: "$${TITLE} costs $5, $$ and {x}"\nentriesPerPage: 20\nintro: "$$${TITLE}"';
  expect(await load('planet.yaml', text, env)).toMatchObject({
    title: '${TITLE} costs $5, $$ and {x}',
    intro: '$${TITLE}',
    entriesPerPage: 20,
  });
});

test('a variable that is not set, and what names none, are told with all other problems', async () => {
  const text = `
title: \${TITEL}
url: https://\${HOST}/
intro: "\${TITLE and \${a b}"
entriesPerPage: "\${TITLE}"
titel: x
members:
  - feed: https://a.example/feed?key=\${TOKEN}
`;
  const message = await messageOf(load('planet.yaml', text, { TITLE: 'Pears', toString: 'x' }));
  expect(message.split('\n[')[0]).toMatchInlineSnapshot(`
    "planet.yaml has 6 problems:
      title: the environment has no variable TITEL. Set it where the planet is built, or write \${TITEL:-default}; $\${ stands for a plain \${.
      url: the environment has no variable HOST. Set it where the planet is built, or write \${HOST:-default}; $\${ stands for a plain \${.
      intro: "\${TITLE and \${a b}" names no variable. Write \${NAME}, \${NAME:-default}, or $\${ where a plain \${ is meant.
      members.0.feed: the environment has no variable TOKEN. Set it where the planet is built, or write \${TOKEN:-default}; $\${ stands for a plain \${.
      entriesPerPage: must be a number, but is "\${TITLE}"
      titel: is not a setting. Did you mean "title"?"
  `);
});

test('without an environment no variable is set', async () => {
  await expect(load('planet.yaml', 'title: ${PATH}')).rejects.toThrow('the environment has no variable PATH');
});

test('old formats and programs have variables of their own kind, or none', async () => {
  const module = 'export default { title: "${TITLE}" };';
  expect(await load('planet.config.mjs', module, env)).toMatchObject({ title: '${TITLE}' });
  expect(await load('config.ini', '[Planet]\nname = ${TITLE}\n', env)).toMatchObject({ title: '${TITLE}' });
});

test('what stands in two places, or in itself, is expanded in both', async () => {
  const text = 'title: P\nmembers:\n  - &a { feed: "https://a.example/?${KEY}" }\n  - *a\n';
  const message = await messageOf(load('planet.yaml', text, env));
  expect(message).toContain(
    'members.1.feed: is the feed of members.0 once more: "https://a.example/?${KEY}"',
  );
  const endless = 'title: P\nlinks: &l\n  - *l\n';
  await expect(load('planet.yaml', endless, env)).rejects.toMatchObject({ code: 'BAD_CONFIG' });
});

test.each([
  ['feed: "https://10.0.0.1/${KEY}/feed"', 'is a private address'],
  ['feed: "https://${KEY}/ feed"', 'private address'],
  ['feed: "${KEY}"', 'neither a URL nor a file'],
  ['feed: "mailto:${KEY}"', 'is not a web address'],
  ['feed: "../${KEY}"', 'outside the config'],
  ['feed: "https://a.example:0/${KEY}"', 'can never be fetched'],
  ['feed: "https://a.example/${KEY} ü"\n    id: "${KEY} ü"', 'is not an id'],
  ['feed: https://a.example/\n    filters: [{ include: "(${KEY}" }]', 'is no pattern'],
  ['feed: https://a.example/\n    hidden: { since: "${KEY}" }', 'must be a day'],
  ['feed: https://a.example/\n    futureDates: "${KEY}"', 'futureDates'],
])('a problem with %s names the variable, never what it stands for', async (member, problem) => {
  const secret = { KEY: 'k3y.local' };
  const message = await messageOf(load('planet.yaml', `title: P\nmembers:\n  - ${member}\n`, secret));
  expect(message).toContain(problem);
  expect(message.toLowerCase()).not.toContain('k3y');
});

test('neither name nor id of a member tells of its secret, and its id does not change with it', async () => {
  const text =
    'title: P\nmembers:\n  - feed: https://a.example/${KEY}\n  - feed: https://a.example/?${KEY}\n';
  const [one, other] = await Promise.all(
    ['first-key', 'second-key'].map((KEY) => load('planet.yaml', text, { KEY })),
  );
  expect(one?.members).toMatchObject([
    { id: 'a-example', name: 'a.example', feedUrl: 'https://a.example/first-key' },
    { name: 'a.example', secret: { shown: 'https://a.example/?${KEY}', values: ['first-key'] } },
  ]);
  expect(other?.members.map(({ id }) => id)).toEqual(one?.members.map(({ id }) => id));
});
