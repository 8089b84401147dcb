import { type Notice, PlanetError } from '@planet-ceres/model';
import type { ConfigInput } from '../config/planet-config.ts';
import type { PatternProblem } from '../config/resolve-filters.ts';
import { decodeIni } from './decode-ini.ts';
import { tellDialect } from './dialect.ts';
import { isKnownProgram, isParameter, readPrograms } from './filter-programs.ts';
import { readMembers } from './members-of-ini.ts';
import type { OldConfig } from './old-config.ts';
import { type Dialect, joined, optionNamed, type Settings } from './old-option.ts';
import { planetOptions } from './planet-options.ts';
import { type Ini, readIni, settingsOf } from './read-ini.ts';
import { readPluto } from './read-pluto.ts';
import { readSettings } from './read-settings.ts';
import { createReport } from './report.ts';

/** What can be told a reader of old ini files. */
export interface IniOptions {
  /** Whether Planet 2.0 or Venus wrote it. Absent: what it says tells. */
  dialect?: Dialect;
  /** What is wrong with a pattern; of a filter that has such a one, it is left out. Absent: whoever checks the config finds out. */
  patternProblem?: PatternProblem;
}

/**
 * Reads the config of Planet 2.0, Planet Venus or Pluto. Whatever is left out is told in a notice; what this project has
 * no word for goes to the members' `extra`; sections that were made comments are disabled members. Throws `BAD_CONFIG` if
 * the file is none of the three.
 */
export function readPlanetIni(
  source: Uint8Array | string,
  file = 'config.ini',
  options: IniOptions = {},
): OldConfig {
  const text = typeof source === 'string' ? source.replace(/^\uFEFF/, '') : decodeIni(source);
  if (/^\[Planet\]/m.test(text)) return fromPlanet(readIni(text), options);
  if (/^[ \t]*(feeds?|feed_url|xml_url|source)[ \t]*[=:]/m.test(text)) return readPluto(text, file, options);
  throw new PlanetError(
    'BAD_CONFIG',
    `${file} is no planet's config: it has no section [Planet] and names no feed.`,
    {
      hint: 'Configs of Planet 2.0, Planet Venus and Pluto can be read.',
    },
  );
}

function fromPlanet(ini: Ini, { dialect: forced, patternProblem = () => undefined }: IniOptions): OldConfig {
  const report = createReport();
  const planet = ini.sections.find((section) => section.name === 'Planet');
  const settings = planet ? settingsOf(planet, ini.defaults) : new Map<string, string>();
  const told = tellDialect(settings, ini.sections);
  const dialect = forced ?? told.dialect;
  const context = { dialect, patternProblem, report };
  const sectionOf = (name: string): Settings => {
    const section = ini.sections.find((candidate) => candidate.name === name);
    return section ? settingsOf(section, new Map()) : new Map();
  };

  const isOwnFilter = (key: string) =>
    ini.sections.some(({ name, values }) => name !== 'Planet' && values.has(key));
  // Of both programs a member's filter took the place of the planet's.
  const perMember = new Set(['filter', 'exclude'].filter(isOwnFilter));
  const ofPlanet = new Map([...settings].filter(([key]) => !perMember.has(key)));
  let config = joined(
    silentConfig(dialect),
    readSettings(ofPlanet, planetOptions, { ...context, place: '[Planet]', others: 'skip' }),
  );
  if (dialect === 'planet2' && !settings.get('new_feed_items')) {
    const remark = 'is 10, as Planet 2.0 had it where nothing is said';
    const row = { option: 'new_feed_items', place: '[Planet]', becomes: 'newMemberEntries' };
    report.add({ ...row, outcome: 'taken', remark, isQuiet: true });
  }
  const programs = readPrograms(
    settings.get('filters') ?? '',
    { dialect, patternProblem, sectionOf },
    { report, place: '[Planet]' },
  );
  let forAll = {};
  for (const { member: { filters, ...rest } = {} } of programs) {
    config = joined(config, filters && { filters });
    forAll = { ...forAll, ...rest };
  }
  const inherited = new Map(
    [...settings].filter(
      ([key]) => perMember.has(key) || (!optionNamed(planetOptions, key) && key !== 'filters'),
    ),
  );
  const templates = words(settings.get('template_files'));
  const read = readMembers(ini, {
    ...{ ...context, sectionOf, settings, inherited, forAll, templates },
    notMembers: new Set([...templates, ...words(settings.get('filters'))]),
  });
  for (const [name, own] of read.templates) {
    const row = { place: `[${name}]`, outcome: 'left-out' } as const;
    if (dialect === 'planet2' && /(^|\/)index\.html(\.\w+)?$/.test(name)) {
      config = joined(
        config,
        readSettings(ofFrontPage(own), planetOptions, { ...context, place: `[${name}]` }),
      );
      for (const option of own.keys()) {
        const remark = 'is left out: a template had no such setting of its own';
        if (!perTemplate.includes(option)) report.add({ ...row, option, remark });
      }
    } else if (isKnownProgram(name)) {
      report.add({ ...row, option: '', outcome: 'taken' });
      for (const option of own.keys()) {
        const remark = 'is left out: the filter has no such parameter';
        if (!isParameter(option)) report.add({ ...row, option, remark });
      }
    } else {
      const remark = 'is left out: it configures a template or a filter';
      report.add({ ...row, option: '', remark });
    }
  }
  if (read.members.length === 0) {
    for (const [option, value] of inherited) {
      const remark = 'is left out: it is of members, and the config names none';
      if (value !== '') report.add({ option, place: '[Planet]', outcome: 'left-out', remark });
    }
  }
  if (read.lists.length > 0 && Object.keys(forAll).length > 0) {
    const remark = 'does nothing to members that come from a list';
    report.add({ option: 'filters', place: '[Planet]', outcome: 'left-out', remark });
  }
  const notices: Notice[] = [...ini.notices, ...report.notices()];
  const { members, lists, commentedOut, looseComments } = read;
  return {
    input: { ...config, ...(lists.length > 0 && { lists }), members },
    ...{ notices, lenient: true, commentedOut, looseComments },
    program: dialect === 'venus' ? 'Planet Venus' : 'Planet 2.0',
    toldBy: forced ? 'the --dialect option' : told.toldBy,
    options: report.rows(),
  };
}

/** What a program takes where the config is silent. */
function silentConfig(dialect: Dialect): ConfigInput {
  const both = { title: 'Unconfigured Planet', output: 'output' };
  return dialect === 'planet2' ? { ...both, newMemberEntries: 10 } : both;
}

/** What Planet 2.0 let a template say for itself. */
const perTemplate = [
  'items_per_page',
  'days_per_page',
  'activity_threshold',
  'date_format',
  'new_date_format',
  'encoding',
  'locale',
];

function ofFrontPage(settings: Settings): Settings {
  return new Map([...settings].filter(([key]) => perTemplate.includes(key)));
}

function words(list: string | undefined): string[] {
  return (list ?? '').split(/\s+/).map((word) => word.split('?')[0] ?? word);
}
