import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkShape } from '../config/shape-problems.ts';
import { filterPrograms } from './filter-programs.ts';
import { memberOptions } from './member-options.ts';
import type { OldOptions } from './old-option.ts';
import { planetOptions } from './planet-options.ts';
import { emacslifeOptions } from './read-emacslife.ts';
import { moonmoonOptions } from './read-moonmoon.ts';
import { osmosfeedOptions } from './read-osmosfeed.ts';
import { plutoOptions } from './read-pluto.ts';
import { rawdogOptions } from './read-rawdog.ts';

const migrating = join(import.meta.dirname, '../../../../docs/migrating.md');

const tables: Readonly<Record<string, OldOptions>> = {
  planet: planetOptions,
  members: memberOptions,
  programs: filterPrograms,
  pluto: plutoOptions,
  moonmoon: moonmoonOptions,
  rawdog: rawdogOptions,
  osmosfeed: osmosfeedOptions,
  emacslife: emacslifeOptions,
};

/** A table of options in Markdown; options of which the same is to be said share a row. */
function tableOf(options: OldOptions): string {
  const names = new Map<string, string[]>();
  for (const [name, { becomes = '', about = '' }] of Object.entries(options)) {
    const settings = becomes
      .split(', ')
      .filter(Boolean)
      .map((setting) => `\`${setting}\``)
      .join(', ');
    const rest = `${settings || '—'} | ${about.replace(/^is left out: /, 'left out: ')} |`;
    names.set(rest, [...(names.get(rest) ?? []), `\`${name}\``]);
  }
  const rows = [...names].map(([rest, all]) => `| ${all.join(' ')} | ${rest}`);
  return ['| there | here | |', '| --- | --- | --- |', ...rows].join('\n');
}

// `vitest -u` writes the tables; what stands around them is written by hand.
test('docs/migrating.md says of every option what becomes of it', async () => {
  const page = readFileSync(migrating, 'utf8');
  const told = page.replace(
    /(<!-- options: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_all, start, name, end) => `${start}\n${tableOf(tables[name] ?? {})}\n\n${end}`,
  );
  const names = [...told.matchAll(/<!-- options: (\w+) -->/g)].map(([, name]) => name);
  expect(names.sort()).toEqual(Object.keys(tables).sort());
  await expect(told).toMatchFileSnapshot(migrating);
});

test('what options become are settings that there are', () => {
  const settings = Object.values(tables)
    .flatMap((options) => Object.values(options))
    .flatMap(({ becomes }) => becomes?.split(', ') ?? []);
  const member = [
    'name',
    'site',
    'face',
    'face.width',
    'face.height',
    'hidden',
    'ignore',
    'futureDates',
    'base',
    'excerpt',
  ];
  const ofPlanet = [...new Set(settings)].filter((setting) => !member.includes(setting));
  // A setting that there is not is a problem of its own, whatever its value.
  const problems = ofPlanet.flatMap((setting) => {
    const [group = '', key] = setting.split('.');
    return checkShape({ title: 'P', [group]: key ? { [key]: {} } : {} }).problems;
  });
  expect(problems.filter(({ message }) => message === 'is not a setting')).toEqual([]);
  const memberProblems = member.flatMap((setting) => {
    const [group = '', key] = setting.split('.');
    const value = key ? { url: 'x.png', [key]: {} } : {};
    return checkShape({ title: 'P', members: [{ feed: 'x', [group]: value }] }).problems;
  });
  expect(memberProblems.filter(({ message }) => message === 'is not a setting')).toEqual([]);
});
