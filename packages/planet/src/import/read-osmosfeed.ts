import type { MemberInput } from '../config/planet-config.ts';
import { type Group, groupsIn, textsOf } from './foreign.ts';
import type { OldConfig } from './old-config.ts';
import type { OldOptions } from './old-option.ts';
import { outsiders } from './outsiders.ts';
import { plainName } from './plain-name.ts';
import { siteLink } from './planet-options.ts';
import { readSettings } from './read-settings.ts';
import { createReport } from './report.ts';
import { tellNoMembers, tellUnread } from './unread.ts';

/** The options of osmosfeed. */
export const osmosfeedOptions: OldOptions = {
  siteTitle: { becomes: 'title', read: (value) => ({ config: { title: plainName(value) } }) },
  cacheUrl: {
    becomes: 'url',
    about: 'the folder it is in',
    read: (value) =>
      URL.canParse(value) ? siteLink(new URL('.', value).href) : { remark: 'is left out: it is no URL' },
  },
  timezone: {
    becomes: 'timeZone',
    read: (value) =>
      isTimeZone(value) ? { config: { timeZone: value } } : { remark: 'names no time zone that is known' },
  },
  cacheMaxDays: { about: 'is left out: every entry is kept' },
  githubServerUrl: { about: 'is left out: it has no meaning here', isQuiet: true },
};

/** The config of an osmosfeed: `sources`, each with a `href`. Sources that are comments are disabled members. */
export function readOsmosfeed(values: Group, text: string): OldConfig {
  const report = createReport();
  const context = { dialect: 'venus', patternProblem: () => undefined, report, place: '' } as const;
  const config = readSettings(textsOf(values), osmosfeedOptions, context);
  tellUnread(values, { read: ['sources'], report, place: '' });
  tellNoMembers(values.sources, { option: 'sources', feed: 'href', report });
  const members = groupsIn(values.sources).flatMap((source): MemberInput[] => {
    const { href, ...others } = Object.fromEntries(textsOf(source));
    if (!href) return [];
    tellUnread(source, { read: [], report, place: 'members' });
    report.add({ option: 'href', place: 'members', outcome: 'taken', becomes: 'feed' });
    for (const option of Object.keys(others)) {
      const remark = 'is left out: it is not known here';
      report.add({ option, place: 'members', outcome: 'left-out', remark });
    }
    return [{ feed: href }];
  });
  const comments = [...text.matchAll(/^[ \t]*#[ \t-]*href:\s*["']?(https?:\/\/[^\s"']+)/gm)];
  const outside = outsiders(
    comments.map(([, name = '']) => ({ name, settings: new Map(), remarks: [] })),
    { known: members.map(({ feed }) => feed), make: ({ name }) => ({ feed: name }) },
  );
  return {
    input: { ...config, title: config.title || 'osmos::feed', members: [...members, ...outside] },
    ...{ notices: report.notices(), lenient: true, program: 'osmosfeed', options: report.rows() },
    ...{ commentedOut: outside.length, looseComments: 0 },
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
