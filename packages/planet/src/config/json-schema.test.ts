import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { configReference } from '../../scripts/config-reference.ts';
import { tempFolder } from '../../test/temp-folder.ts';
import { configJsonSchema } from './json-schema.ts';
import { loadConfig } from './load-config.ts';
import type { ConfigInput } from './planet-config.ts';

/** What an editor says of a config: it knows the file of the schema, and nothing else. */
function isValid(config: unknown): boolean {
  const schema = JSON.parse(JSON.stringify(configJsonSchema()));
  return z.fromJSONSchema(schema).safeParse(config).success;
}

const filters = [
  { include: 'pears', in: ['title' as const], caseSensitive: true, note: 'On topic.' },
  { exclude: ['apples', '^ad:'] },
];
const show = { members: ['ann'], memberTags: ['core'], tags: ['Pears'], languages: ['pt'] };
const everything: ConfigInput = {
  $schema: 'planet.schema.json',
  title: 'Planet Pears',
  url: 'https://planet.example/',
  intro: '<p>Hello</p>',
  owner: { name: 'Jane', email: 'jane@example.org' },
  language: 'en',
  timeZone: 'UTC',
  dateFormat: '%H:%M',
  dayFormat: '%B %d',
  output: 'site',
  public: 'public',
  entriesPerPage: 20,
  daysPerPage: 7,
  entriesPerMember: 5,
  newMemberEntries: 0,
  order: 'updated',
  filters,
  show,
  views: [
    {
      ...{ id: 'universe', title: 'Universe', intro: 'All', show, filters, feedId: 'urn:uuid:1' },
      ...{ entriesPerPage: 10, daysPerPage: 3, entriesPerMember: 2 },
    },
  ],
  withdrawn: { deleted: 'mark', missing: 'keep' },
  idleDays: 90,
  lists: [{ from: 'https://a.example/list', format: 'opml', tags: ['friends'] }],
  feedId: 'urn:uuid:2',
  hub: 'https://hub.example/',
  notes: [{ title: 'About', html: '<p>Us</p>' }],
  links: [{ title: 'Elsewhere', links: [{ title: 'Home', url: 'https://a.example/' }] }],
  fetch: {
    ...{ concurrency: 8, timeout: 20, interval: 30, adaptive: true, gap: 0.5, gaps: { 'a.example': 5 } },
    ...{ deltas: true, allowHosts: ['10.0.0.0/8'], contact: 'jane@example.org' },
  },
  members: [
    {
      ...{ feed: 'https://ann.example/feed', name: 'Ann', id: 'ann', site: 'https://ann.example/' },
      ...{ face: { url: 'https://ann.example/a.png', width: 64, height: 64 }, tags: ['core'], filters },
      ...{
        entriesPerMember: 3,
        hidden: { reason: 'Away', since: '2024-05-01' },
        excerpt: 300,
        noindex: true,
      },
      ...{
        disabled: { reason: 'Moved', since: '2024-05-01' },
        withdrawn: { deleted: 'keep', missing: 'mark' },
      },
      ...{ license: { name: 'CC BY', url: 'https://cc.example/' }, idleDays: 0, ignore: ['tags', 'updated'] },
      ...{ futureDates: 'ignore-entry', base: 'entry', notes: ['Asked by mail.'], insecure: true },
      extra: { town: 'Oslo', since: 2001, moved: false },
    },
  ],
};

/** Every path that the reference tells of. */
const told = [...configReference(configJsonSchema()).matchAll(/^\| `([^`]+)`/gm)].map(
  ([, path]) => path ?? '',
);

test('a config with every setting is right for the schema and for the planet', async () => {
  const paths = new Set(told);
  const visit = (value: unknown, path: string): void => {
    paths.delete(path);
    if (Array.isArray(value)) for (const each of value) visit(each, `${path}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`);
  };
  visit(everything, '');
  expect([...paths]).toEqual([]);
  expect(isValid(everything)).toBe(true);
  const folder = tempFolder({ 'planet.json': JSON.stringify(everything), 'public/robots.txt': '' });
  expect(await loadConfig(join(folder, 'planet.json'))).toMatchObject({ title: 'Planet Pears', notices: [] });
});

test('the example planet is right for the schema', () => {
  const example = new URL('../../../../examples/planet-samba/planet.yaml', import.meta.url);
  expect(isValid(parse(readFileSync(example, 'utf8')))).toBe(true);
});

test.each([
  ['no title', { members: [] }],
  ['a setting that there is not', { title: 'P', titel: 'P' }],
  ['a setting of a filter that there is not', { title: 'P', filters: [{ inclde: 'x' }] }],
  ['a member without a feed', { title: 'P', members: [{ name: 'Ann' }] }],
  ['a word that is none of the choice', { title: 'P', order: 'random' }],
  ['a number where there is text', { title: 2000 }],
  ['too short an interval', { title: 'P', fetch: { interval: 5 } }],
  ['a list in a format that is not read', { title: 'P', lists: [{ from: 'x', format: 'docx' }] }],
])('an editor marks a config with %s', (_what, config) => {
  expect(isValid(config)).toBe(false);
});

test('every setting says what it is', () => {
  const rows = configReference(configJsonSchema()).match(/^\| `.*$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter((row) => /\|\s*\|$/.test(row))).toEqual([]);
});
