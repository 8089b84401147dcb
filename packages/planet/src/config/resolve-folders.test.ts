import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { resolveFolders } from './resolve-folders.ts';

/** What is wrong with the folders of a config, in a folder with these links (path → where to). */
function problemsOf(
  input: { output?: string; public?: string },
  links: Record<string, string> = {},
): string[] {
  const dir = tempFolder({ 'planet.yaml': '', 'faces/ann.png': '' });
  mkdirSync(join(dir, '.planet'));
  for (const [path, to] of Object.entries(links)) symlinkSync(to, join(dir, path));
  const problems: string[] = [];
  resolveFolders(input, dir, (path, message) => problems.push(`${path}: ${message}`));
  return problems;
}

test('the usual folders, new ones, ones elsewhere and links to such are fine', () => {
  expect(problemsOf({})).toEqual([]);
  expect(problemsOf({ output: 'a/b/c', public: 'faces' })).toEqual([]);
  expect(problemsOf({ output: join(tempFolder(), '.www') })).toEqual([]);
  expect(problemsOf({}, { site: tempFolder() })).toEqual([]);
});

const holds = 'output: "site" holds the config itself, and everything beside it';
const store = 'output: "site" is where the planet keeps its store';
const nowhere = 'output: "site" leads nowhere: it is a link to nothing, or a name that cannot be';
const within = 'public: the folder of the site and the folder of public files lie in each other';
test.each([
  ['.', [holds, within]],
  ['.planet', [store]],
  ['faces', [within]],
  ['site', [nowhere]],
  ['gone', [nowhere]],
  ['planet.yaml', ['output: "site" is a file, not a folder']],
])('a link to %s is no folder for the site', (to, expected) => {
  expect(problemsOf({ public: 'faces' }, { site: to })).toEqual(expected);
});

test.each([
  ['.git', 'output: ".git" is a hidden folder beside the config, which belongs to something else'],
  ['a/.b/c', 'output: "a/.b/c" is a hidden folder beside the config, which belongs to something else'],
  ['planet.yaml/site', 'output: a part of "planet.yaml/site" is a file, not a folder'],
  ['.planet/site', 'output: ".planet/site" is where the planet keeps its store'],
])('%s is no folder for the site', (output, expected) => {
  expect(problemsOf({ output })).toContain(expected);
});

test('a name longer than any disk takes, and one with a NUL, are told', () => {
  for (const name of ['x'.repeat(300), 'x\u0000y']) {
    expect(problemsOf({ output: name, public: name })).toEqual([
      expect.stringContaining('output: '),
      expect.stringContaining('public: '),
    ]);
  }
});
