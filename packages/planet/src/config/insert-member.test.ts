import { describe, expect, test } from 'vitest';
import { insertMember } from './insert-member.ts';
import { readYaml } from './read-yaml.ts';

const jane = { name: 'Jane', feed: 'https://jane.example/feed.xml', site: 'https://jane.example/' };

/** The lines that a new member becomes. */
function linesAt(indent: string): string {
  const [first, ...others] = Object.entries(jane).map(([key, value]) => `${key}: ${value}\n`);
  return `${indent}- ${first}${others.map((line) => `${indent}  ${line}`).join('')}`;
}

const inYaml = (text: string) => insertMember(text, 'yaml', jane);

describe('in YAML a member goes behind the others, and all else stays as it is', () => {
  test.each<[string, string, string]>([
    ['at the end', 'title: x\nmembers:\n  - name: A\n    feed: a\n', '  '],
    ['with dashes at the margin', 'title: x\nmembers:\n- feed: a\n- feed: b\n', ''],
    ['set deep', 'title: x\nmembers:\n      - feed: a\n', '      '],
    ['with dashes on lines of their own', 'title: x\nmembers:\n  -\n    name: A\n    feed: a\n', '  '],
    ['behind a folded text', 'title: x\nmembers:\n  - feed: a\n    name: >\n      A\n      B\n', '  '],
    ['behind a comment on the last line', 'title: x\nmembers:\n  - feed: a # the first\n', '  '],
    [
      'behind comments that belong to the last member',
      'title: x\nmembers:\n  - feed: a\n    # tags: [x]\n   # y\n',
      '  ',
    ],
    [
      'behind lists in the last member',
      'title: x\nmembers:\n  - feed: a\n    tags:\n      - b\n      - c\n',
      '  ',
    ],
    ['behind an anchor', 'title: x\nmembers: &all\n  - feed: a\n', '  '],
  ])('%s', (_, text, indent) => {
    expect(inYaml(text)).toBe(text + linesAt(indent));
    expect(inYaml(`${text}# The end.\nintro: "y"\n`)).toBe(
      `${text}${linesAt(indent)}# The end.\nintro: "y"\n`,
    );
    expect(inYaml(`${text}\n  # Next.\n\nintro: 'y'`)).toBe(
      `${text}${linesAt(indent)}\n  # Next.\n\nintro: 'y'`,
    );
  });

  test('at the end of a file that ends within a line', () => {
    expect(inYaml('title: x\nmembers:\n  - feed: a')).toBe(
      `title: x\nmembers:\n  - feed: a\n${linesAt('  ')}`,
    );
    expect(inYaml('members:\n  - feed: a # b\ntitle: x')).toBe(
      `members:\n  - feed: a # b\n${linesAt('  ')}title: x`,
    );
  });

  test('with a blank line before it, where the others have one', () => {
    const text = 'title: x\nmembers:\n  - feed: a\n\n  - feed: b\n\noutput: site\n';
    expect(inYaml(text)).toBe(text.replace('\n\noutput', `\n\n${linesAt('  ')}\noutput`));
  });

  test('with the line ends of the file, and behind its byte order mark', () => {
    const text = '\ufefftitle: x\r\nmembers:\r\n  - feed: a\r\n# end\r\n';
    expect(insertMember(text.replace('\ufeff', ''), 'yaml', jane)).toBe(
      `title: x\r\nmembers:\r\n  - feed: a\r\n${linesAt('  ').replaceAll('\n', '\r\n')}# end\r\n`,
    );
    expect(inYaml(text)).toMatch(/^\ufefftitle: x\r\n/);
  });
});

describe('in YAML the first member', () => {
  test('makes the list at the end, where there is none', () => {
    expect(inYaml('title: x\n\n# members:\n#   - feed: a\n\n')).toBe(
      `title: x\n\n# members:\n#   - feed: a\n\nmembers:\n${linesAt('  ')}`,
    );
    expect(inYaml('title: x')).toBe(`title: x\n\nmembers:\n${linesAt('  ')}`);
  });

  test.each([
    ['members:\n', 'members:\n'],
    ['members: # none\n', 'members: # none\n'],
    ['members: []\n', 'members:\n'],
    ['members:   [ ]  # none\n', 'members:  # none\n'],
    ['"members" : []\n', '"members" :\n'],
    ['members:\n  []\n', 'members:\n'],
    ['members:', 'members:\n'],
    ['members: []', 'members:\n'],
  ])('fills an empty list: %j', (list, filled) => {
    expect(inYaml(`title: x\n${list}`)).toBe(`title: x\n${filled}${linesAt('  ')}`);
    if (!list.endsWith('\n')) return;
    expect(inYaml(`${list}# y\ntitle: x`)).toBe(`${filled}${linesAt('  ')}# y\ntitle: x`);
  });
});

test('in YAML a list in brackets stays one', () => {
  const added = '{ name: "Jane", feed: "https://jane.example/feed.xml", site: "https://jane.example/" }';
  expect(inYaml('title: x\nmembers: [{feed: a}] # b\n')).toBe(
    `title: x\nmembers: [{feed: a}, ${added}] # b\n`,
  );
  expect(inYaml('title: x\nmembers: [\n  {feed: a},\n  {feed: b}, # b\n]\n')).toBe(
    `title: x\nmembers: [\n  {feed: a},\n  {feed: b},\n  ${added}, # b\n]\n`,
  );
  expect(inYaml('{title: x, members: [{feed: a}]}')).toBe(`{title: x, members: [{feed: a}, ${added}]}`);
});

test.each([
  ['broken', 'title: [x\nmembers:\n'],
  ['a list of its own', '- x\n'],
  ['an alias', 'extra: &a\n  - feed: a\nmembers: *a\n'],
  ['a null that is written out', 'title: x\nmembers: ~\n'],
  ['a map', 'title: x\nmembers:\n  feed: a\n'],
  ['in braces without members', '{title: x}'],
  ['set in', '  title: x\n'],
  ['two documents', 'title: x\n---\ntitle: y\n'],
  ['ended', 'title: x\n...\n'],
])('what is %s is left alone', (_, text) => {
  expect(inYaml(text)).toBeUndefined();
});

test.each([
  'yes',
  '- x',
  'a: b # c',
  '"',
  "it's",
  '@x',
  '\\',
  '{',
  '0x10',
  'null',
  '=',
  'x'.repeat(300),
  '你好 🪐',
])('a name such as %j comes out as it is, in each format', (name) => {
  const member = { name, feed: 'https://jane.example/?a=1&b=%20#c' };
  for (const list of ['members:\n  - feed: a\n', 'members: [{feed: a}]\n']) {
    const edited = insertMember(`title: x\n${list}`, 'yaml', member) ?? '';
    expect(readYaml(edited, 'yaml').input).toEqual({ title: 'x', members: [{ feed: 'a' }, member] });
  }
  expect(insertMember('title = "x"\n', 'toml', member)).toContain(JSON.stringify(name));
  expect(insertMember('{"title": "x"}', 'json', member)).toContain(JSON.stringify(name));
});

test('in JSON a member goes behind the others, with the indentation and the line ends of the file', () => {
  const config = { title: 'x', members: [{ feed: 'a' }], output: 'site' };
  const wanted = { ...config, members: [{ feed: 'a' }, jane] };
  for (const indent of [2, 4, '\t', 0]) {
    const edited = insertMember(`${JSON.stringify(config, null, indent)}\n`, 'json', jane);
    expect(edited).toBe(`${JSON.stringify(wanted, null, indent)}\n`);
  }
  const windows = (text: string) => text.replaceAll('\n', '\r\n');
  expect(insertMember(windows('{\n  "title": "x"\n}'), 'json', jane)).toBe(
    windows(JSON.stringify({ title: 'x', members: [jane] }, null, 2)),
  );
  expect(insertMember('{"title": ', 'json', jane)).toBeUndefined();
});

test('in TOML a member is a table at the end', () => {
  const table = `[[members]]
name = "Jane"
feed = "https://jane.example/feed.xml"
site = "https://jane.example/"
`;
  const text = 'title = "x" # y\n\n[[members]]\nfeed = "a"\n\n[fetch]\ntimeout = 9\n';
  expect(insertMember(text, 'toml', jane)).toBe(`${text}\n${table}`);
  expect(insertMember('title = "x"', 'toml', jane)).toBe(`title = "x"\n\n${table}`);
  expect(insertMember('title = "x"\nmembers = [{ feed = "a" }]\n', 'toml', jane)).toBeUndefined();
});
