import type { ConfigInput, FilterInput } from '../config/planet-config.ts';
import type { Group } from './foreign.ts';
import { textsOf } from './foreign.ts';
import { bcp47 } from './locale.ts';
import type { OldConfig } from './old-config.ts';
import type { OldOptions } from './old-option.ts';
import { plainName } from './plain-name.ts';
import { siteLink, whole } from './planet-options.ts';
import { outlinesInComments, readOpml } from './read-opml.ts';
import { readSettings } from './read-settings.ts';
import { createReport, type OptionReport } from './report.ts';
import { tellUnread } from './unread.ts';

const off = (value: string) => /^(|0|false|no)$/i.test(value);

/** moonmoon's options in `custom/config.yml`. */
export const moonmoonOptions: OldOptions = {
  name: { becomes: 'title', read: (value) => ({ config: { title: plainName(value) } }) },
  url: { becomes: 'url', read: siteLink },
  locale: {
    becomes: 'language',
    read: (value) => {
      const language = bcp47(value);
      return language ? { config: { language } } : { remark: 'names no language that is known' };
    },
  },
  items: {
    becomes: 'entriesPerPage',
    read: (value) => whole(value, 1, 10_000, (entriesPerPage) => ({ entriesPerPage })),
  },
  refresh: {
    becomes: 'fetch.interval',
    about: 'seconds; 15 minutes at least',
    read: (value) => {
      const minutes = Math.round(Number(value) / 60);
      if (!(minutes >= 15 && minutes <= 7 * 24 * 60)) {
        return {
          remark: 'is left out: a feed is asked every 15 minutes at most, every 60 where nothing is said',
        };
      }
      return { config: minutes === 60 ? {} : { fetch: { interval: minutes } } };
    },
  },
  categories: {
    becomes: 'filters',
    about: 'an entry passes that has one of them as a tag',
    read: (value) => {
      const tags = value
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean);
      const include = tags.map((tag) => `^${tag.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
      const rule: FilterInput = {
        include: include.length === 1 ? (include[0] ?? '') : include,
        in: ['tags'],
      };
      return { config: include.length > 0 ? { filters: [rule] } : {} };
    },
  },
  checkcerts: {
    about: 'is left out: certificates are verified; `insecure: true` excepts a single member',
    read: (value) => {
      const remark = 'is left out: certificates are verified; "insecure: true" excepts a single member';
      return off(value) ? { remark } : { config: {} };
    },
  },
  shuffle: {
    about: 'is left out: entries stand in the order of their dates',
    read: (value) =>
      off(value) ? { config: {} } : { remark: 'is left out: entries stand in the order of their dates' },
  },
  nohtml: {
    about: 'is left out: entries keep their markup',
    read: (value) => (off(value) ? { config: {} } : { remark: 'is left out: entries keep their markup' }),
  },
  postmaxlength: {
    about: 'is left out: `excerpt` shortens the entries of a member',
    read: (value) =>
      off(value) ? { config: {} } : { remark: 'is left out: "excerpt" shortens the entries of a member' },
  },
  cache: { about: 'is left out: pages are files', isQuiet: true },
  cachedir: { about: 'is left out: what was gathered is kept in .planet/planet.db', isQuiet: true },
  debug: { about: 'is left out: --verbose and --json say how much is told', isQuiet: true },
};

/** What moonmoon is made of: its options, and `people.opml`. */
export interface MoonmoonFiles {
  options?: { values: Group; text: string } | undefined;
  people?: Uint8Array | undefined;
}

/** A moonmoon: options out of `config.yml`, members out of the `people.opml` beside it. Either may be missing. */
export function readMoonmoon({ options, people }: MoonmoonFiles): OldConfig {
  const report = createReport();
  const context = { dialect: 'venus', patternProblem: () => undefined, report, place: 'config.yml' } as const;
  const config = readSettings(textsOf(options?.values ?? {}), moonmoonOptions, context);
  tellUnread(options?.values ?? {}, { read: [], report, place: 'config.yml' });
  const list = people && readOpml(people, 'people.opml');
  if (!list) {
    const remark = 'is missing beside config.yml, so there are no members';
    report.add({ option: '', place: 'people.opml', outcome: 'left-out', remark });
  }
  const known = list?.input.members ?? [];
  const outside = outlinesInComments(options?.text ?? '', known);
  const input: ConfigInput = {
    ...config,
    title: config.title || list?.input.title || 'Unconfigured Planet',
    ...(list?.input.owner && { owner: list.input.owner }),
    ...(list?.input.lists && { lists: list.input.lists }),
    members: [...known, ...outside],
  };
  return {
    ...{ input, lenient: true, program: 'moonmoon' },
    notices: [...report.notices(), ...(list?.notices ?? [])],
    options: [
      ...report.rows(),
      ...(list?.options ?? []).map((row) => (config.title ? withoutTitle(row) : row)),
    ],
    ...{ commentedOut: (list?.commentedOut ?? 0) + outside.length, looseComments: list?.looseComments ?? 0 },
  };
}

/** The list beside has a title too, which is not the planet's. */
function withoutTitle(row: OptionReport): OptionReport {
  if (row.place !== 'head' || row.option !== 'title') return row;
  const { becomes: _none, ...rest } = row;
  return { ...rest, outcome: 'left-out', remark: 'is left out: the name in config.yml counts' };
}
