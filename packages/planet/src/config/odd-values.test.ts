import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from './load-config.ts';

/** What a config comes to, or what is said of it. */
async function outcomeOf(file: string, text: string) {
  return loadConfig(join(tempFolder({ [file]: text }), file)).catch((error: Error) => error.message);
}

test.each([
  ['planet.yaml', 'constructor: 1\ntoString: {a: 1}\n__proto__: {title: P}\n'],
  ['planet.json', '{ "constructor": 1, "toString": { "a": 1 }, "__proto__": { "title": "P" } }'],
])('settings called as what every object has are no settings in %s', async (file, text) => {
  const message = await outcomeOf(file, text);
  for (const key of ['constructor', 'toString', '__proto__']) {
    expect(message).toContain(`${key}: is not a setting`);
  }
  expect(message).toContain('title: is missing');
});

test('what is wrong inside one kind of a setting that may be several is told there', async () => {
  expect(
    await outcomeOf('planet.yaml', 'title: P\nwithdrawn: { deleted: kep, missing: , lost: keep }\n'),
  ).toBe(
    [
      'planet.yaml has 3 problems:',
      '  withdrawn.deleted: must be keep, mark or remove, but is "kep". Did you mean "keep"?',
      '  withdrawn.missing: is empty. Give it a value or leave the line out.',
      '  withdrawn.lost: is not a setting. Known here: deleted, missing.',
    ].join('\n'),
  );
  expect(await outcomeOf('planet.yaml', 'title: P\nwithdrawn: 5\norder:\n')).toBe(
    [
      'planet.yaml has 2 problems:',
      '  order: is empty. Give it a value or leave the line out.',
      '  withdrawn: must be keep, mark or remove or a group of settings, but is 5',
    ].join('\n'),
  );
});

test('a day need not stand in quotes, in TOML either, and is one of the calendar', async () => {
  const member = (hidden: string) =>
    `title = "P"\n[[members]]\nfeed = "https://a.example/"\nhidden = ${hidden}`;
  expect(await outcomeOf('planet.toml', member('{ since = 2024-05-01 }'))).toMatchObject({
    members: [{ hidden: { since: '2024-05-01' } }],
  });
  expect(await outcomeOf('planet.toml', member('{ since = "2024-02-30" }'))).toContain(
    'members.0.hidden.since: must be a day such as "2024-05-01"',
  );
});

test('an object that is no group of settings does not pass for an empty one', async () => {
  const yaml = '%YAML 1.1\n---\ntitle: P\nshow: 2024-05-01\nwithdrawn: !!set { a }\n';
  expect(await outcomeOf('planet.yaml', yaml)).toContain('show: is a date, and no setting takes one');
  expect(await outcomeOf('planet.yaml', yaml)).toContain('withdrawn: is a set, and no setting takes one');
  const toml = 'title = "P"\nshow = 2024-05-01\n';
  expect(await outcomeOf('planet.toml', toml)).toContain('show: must be a group of settings');
  const module = 'export default { title: "P", filters: [{ include: /pear/ }] };';
  expect(await outcomeOf('planet.config.mjs', module)).toContain('is a regular expression');
});

test('a rule without a pattern is told apart from one with two', async () => {
  const message = await outcomeOf(
    'planet.yaml',
    'title: P\nfilters: [{ note: n }, { include: a, exclude: b }]',
  );
  expect(message).toContain('filters.0: needs a pattern. Say what to include, or what to exclude.');
  expect(message).toContain('filters.1: needs either include or exclude. Write one rule for each.');
});

test('gaps go by domains as addresses have them, and what is no domain is told', async () => {
  const gaps = (names: string) => outcomeOf('planet.yaml', `title: P\nfetch: { gaps: { ${names} } }`);
  expect(await gaps('Blogs.Example: 5, bücher.example: 2')).toMatchObject({
    fetch: { gaps: { 'blogs.example': 5, 'xn--bcher-kva.example': 2 } },
  });
  const message = await gaps('"https://blogs.example/": 5, "": 1');
  expect(message).toContain('fetch.gaps.https://blogs.example/: "https://blogs.example/" is not a domain.');
  expect(message).toContain('"" is not a domain');
});

test('a program’s config whose members cannot be read is a mistake, not a fault', async () => {
  const module = 'export default { title: "P", get members() { throw null; } };';
  expect(await outcomeOf('planet.config.mjs', module)).toContain('members: cannot be read: null');
});

test('a tag that no member has is told, unless a list may bring one', async () => {
  const yaml = (more: string) =>
    `title: P\nviews: [{ id: u, title: U, show: { memberTags: [coer, all] } }]\nmembers: [{ feed: https://a.example/, tags: [core] }]\n${more}`;
  expect(await outcomeOf('planet.yaml', yaml(''))).toMatchObject({
    notices: [
      { message: 'views.0.show.memberTags: no member has the tag "coer". Did you mean "core"?' },
      { message: 'views.0.show.memberTags: no member has the tag "all".' },
    ],
  });
  expect(await outcomeOf('planet.yaml', yaml('lists: [{ from: https://b.example/list }]'))).toMatchObject({
    notices: [],
  });
});

test('a program may leave a setting undefined, and is told of promises and URLs', async () => {
  const module = (settings: string) => `export default { title: 'P', ${settings} };`;
  expect(await outcomeOf('planet.config.mjs', module('url: undefined'))).toMatchObject({ title: 'P' });
  expect(await outcomeOf('planet.config.mjs', module('members: [{ feed: undefined }]'))).toContain(
    'members.0.feed: is missing',
  );
  const message = await outcomeOf(
    'planet.config.mjs',
    module('url: new URL("https://a.example"), members: Promise.resolve([])'),
  );
  expect(message).toContain('url: is a URL object, and no setting takes one. Write it as text');
  expect(message).toContain(
    'members: is a promise, and no setting takes one. Put "await" before what makes it.',
  );
});

test('what is wrong with YAML is told in words for its owner', async () => {
  expect(await outcomeOf('planet.yaml', 'title: a\n---\ntitle: b\n')).toBe(
    'planet.yaml, line 2: Source contains multiple documents',
  );
  expect(await outcomeOf('planet.yaml', 'title: *a\n')).toContain('planet.yaml: Unresolved alias');
});
