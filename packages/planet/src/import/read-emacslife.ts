import type { ConfigInput, FilterInput, MemberInput } from '../config/planet-config.ts';
import type { PatternProblem } from '../config/resolve-filters.ts';
import { type Group, groupsIn, isGroup, textsOf } from './foreign.ts';
import { bcp47 } from './locale.ts';
import { memberFrom } from './member-section.ts';
import type { OldConfig } from './old-config.ts';
import type { OldOptions } from './old-option.ts';
import { plainName } from './plain-name.ts';
import { siteLink, whole } from './planet-options.ts';
import { readSettings } from './read-settings.ts';
import { createReport, type ImportReport } from './report.ts';
import { tellNoMembers, tellUnread } from './unread.ts';

/** The options of Planet Emacslife. */
export const emacslifeOptions: OldOptions = {
  title: { becomes: 'title', read: (value) => ({ config: { title: plainName(value) } }) },
  link: { becomes: 'url', read: siteLink },
  id: { becomes: 'feedId', read: (value) => ({ config: { feedId: value } }) },
  language: {
    becomes: 'language',
    read: (value) => {
      const language = bcp47(value);
      return language ? { config: { language } } : { remark: 'names no language that is known' };
    },
  },
  days: {
    becomes: 'daysPerPage',
    read: (value) => whole(value, 1, 36_500, (daysPerPage) => ({ daysPerPage })),
  },
  copyright: { about: 'is left out: `license` is said of a member' },
};

/** A `feeds.json` of Planet Emacslife: `feeds`, each with `feed`, `name`, `filter`, `disabled`. */
export function readEmacslife(values: Group, patternProblem: PatternProblem = () => undefined): OldConfig {
  const report = createReport();
  const context = { dialect: 'venus', patternProblem, report } as const;
  const config = readSettings(textsOf(values), emacslifeOptions, { ...context, place: '' });
  const owner = ownerOf(values.authors, report);
  tellUnread(values, { read: ['authors', 'feedLinks', 'feeds'], report, place: '' });
  tellNoMembers(values.feeds, { option: 'feeds', feed: 'feed', report });
  if (Array.isArray(values.feedLinks) || isGroup(values.feedLinks)) {
    const remark = 'is left out: the feeds are atom.xml and rss20.xml';
    report.add({ option: 'feedLinks', place: '', outcome: 'left-out', remark });
  }
  const members = groupsIn(values.feeds).flatMap((group): MemberInput[] => {
    const settings = textsOf(group);
    const feed = settings.get('feed');
    if (!feed) return [];
    tellUnread(group, { read: [], report, place: 'members' });
    const isDisabled = settings.get('disabled') === 'true';
    if (isDisabled)
      report.add({ option: 'disabled', place: 'members', outcome: 'taken', becomes: 'disabled' });
    for (const key of ['feed', 'disabled']) settings.delete(key);
    const { filters, ...member } = memberFrom(feed, settings, context);
    // Its patterns match whatever the case, in titles, texts and tags.
    const rules = filters?.map(
      ({ caseSensitive: _never, ...rule }): FilterInput => ({ ...rule, in: ['title', 'text', 'tags'] }),
    );
    return [
      {
        ...member,
        ...(rules && { filters: rules }),
        ...(isDisabled && { disabled: 'It was disabled in the old config.' }),
      },
    ];
  });
  return {
    input: {
      ...config,
      title: config.title || 'Unconfigured Planet',
      ...(owner && { owner }),
      members,
    },
    ...{ notices: report.notices(), lenient: true, program: 'Planet Emacslife', options: report.rows() },
    ...{ commentedOut: 0, looseComments: 0 },
  };
}

/** The first author is the planet's owner; what else is said of authors is told. */
function ownerOf(authors: unknown, report: ImportReport): ConfigInput['owner'] {
  if (typeof authors !== 'object' || authors === null) return undefined;
  const [first, ...others] = groupsIn(authors).map(textsOf);
  const { name, email, ...rest } = Object.fromEntries(first ?? []);
  const row = { option: 'authors', place: '' };
  if (!name) {
    const remark = 'is left out: the first of them has no name';
    report.add({ ...row, outcome: 'left-out', remark });
    return undefined;
  }
  const unread = [...Object.keys(rest), ...others.map((other) => other.get('name') ?? 'another author')];
  const remark = `is the first of them; ${unread.join(', ')} left out`;
  report.add({
    ...{ ...row, becomes: 'owner' },
    outcome: unread.length > 0 ? 'changed' : 'taken',
    ...(unread.length > 0 && { remark }),
  });
  return { name, ...(email && { email }) };
}
