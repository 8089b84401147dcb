import { isMemberId } from '../config/member-id.ts';
import type { ConfigInput, MemberInput } from '../config/planet-config.ts';
import { decodeIni } from './decode-ini.ts';
import type { OldConfig } from './old-config.ts';
import type { OldOptions } from './old-option.ts';
import { outsiders } from './outsiders.ts';
import { plainName } from './plain-name.ts';
import { whole } from './planet-options.ts';
import { readSettings } from './read-settings.ts';
import { createReport, type ImportReport } from './report.ts';

const kept = 'is left out: every entry is kept';
const includeRemark = 'is left out: import that file too';
const ownPages = 'is left out: pages are made by templates of this planet';

/** rawdog's settings of the whole planet. */
export const rawdogOptions: OldOptions = {
  'define title': { becomes: 'title', read: (value) => ({ config: { title: plainName(value) } }) },
  maxarticles: {
    becomes: 'entriesPerPage',
    read: (value) =>
      value === '0' ? { config: {} } : whole(value, 1, 10_000, (entriesPerPage) => ({ entriesPerPage })),
  },
  maxage: {
    becomes: 'daysPerPage',
    about: 'whole days',
    read: (value) => {
      const days = Math.ceil((minutes(value) ?? 0) / (24 * 60));
      return { config: days > 0 ? { daysPerPage: days } : {} };
    },
  },
  timeout: {
    becomes: 'fetch.timeout',
    about: 'seconds, where there is no letter',
    read: (value) => whole(seconds(value), 1, 600, (timeout) => ({ fetch: { timeout } })),
  },
  numthreads: {
    becomes: 'fetch.concurrency',
    read: (value) =>
      whole(value, 0, 256, (concurrency) => (concurrency > 0 ? { fetch: { concurrency } } : {})),
  },
  datetimeformat: { becomes: 'dateFormat', read: (value) => ({ config: { dateFormat: value } }) },
  dayformat: { becomes: 'dayFormat', read: (value) => ({ config: { dayFormat: value } }) },
  expireage: { about: kept, isQuiet: true },
  keepmin: { about: kept, isQuiet: true },
  currentonly: { about: kept },
  outputfile: { about: 'is left out: the front page is index.html in the folder "site"' },
  include: { about: includeRemark },
  hideduplicates: { about: 'is left out: the same entry of two feeds is always shown once', isQuiet: true },
  changeconfig: { about: 'is left out: moved feeds are told, not written down' },
  ...Object.fromEntries(
    ['template', 'itemtemplate', 'feedlisttemplate', 'feeditemtemplate', 'pagetemplate', 'timeformat'].map(
      (name) => [name, { about: ownPages }],
    ),
  ),
  ...Object.fromEntries(
    [
      'verbose',
      'splitstate',
      'userefresh',
      'showfeeds',
      'tidyhtml',
      'useids',
      'ignoretimeouts',
      'daysections',
    ].map((name) => [name, { about: 'is left out: it has no meaning here', isQuiet: true }]),
  ),
};

interface Feed {
  feed: string;
  period: string;
  settings: Map<string, string>;
}

/** Whether a text is a rawdog config: it has a line `feed PERIOD URL`. */
export function isRawdog(text: string): boolean {
  return /^feed\s+\d+[smhdw]?\s+\S+/m.test(text);
}

/**
 * A rawdog config: a setting a line, `feed PERIOD URL` for a member, with settings of its own indented below it (or, in old
 * files, behind it). A feed that is a comment is a disabled member.
 */
export function readRawdog(bytes: Uint8Array): OldConfig {
  const report = createReport();
  const { settings, feeds, off, loose } = readLines(decodeIni(bytes), report);
  const context = { dialect: 'venus', patternProblem: () => undefined, report } as const;
  const config = readSettings(settings, rawdogOptions, { ...context, place: '' });
  const members = feeds.map((feed) => memberFrom(feed, report));
  const outside = outsiders(
    off.map(({ feed, settings: own }) => ({ name: feed, settings: own, remarks: [] })),
    {
      known: members.map(({ feed }) => feed),
      make: (section) =>
        memberFrom({ feed: section.name, period: '', settings: section.settings }, createReport()),
    },
  );
  const fetch = { ...config.fetch, ...intervalOf(feeds, report) };
  const input: ConfigInput = {
    ...config,
    title: config.title || 'Unconfigured Planet',
    ...(Object.keys(fetch).length > 0 && { fetch }),
    members: [...members, ...outside],
  };
  return {
    ...{ input, notices: report.notices(), lenient: true, program: 'rawdog', options: report.rows() },
    ...{ commentedOut: outside.length, looseComments: loose },
  };
}

/**
 * The lines of a config: settings, feeds, feeds that are comments, and how many comments there are besides. Lines that are none of
 * this, and settings that a later line overrules, go to the report.
 */
function readLines(
  text: string,
  report: ImportReport,
): {
  settings: Map<string, string>;
  feeds: Feed[];
  off: Feed[];
  loose: number;
} {
  const settings = new Map<string, string>();
  const feeds: Feed[] = [];
  const off: Feed[] = [];
  let loose = 0;
  /** What indented lines below belong to: a feed's settings, if it is one. */
  let open: Feed | undefined;
  const leaveOut = (line: string, why: string) =>
    report.add({ option: JSON.stringify(line.trim()), place: '', outcome: 'left-out', remark: why });
  const put = (into: Map<string, string>, name: string, value: string) => {
    const earlier = into.get(name);
    if (earlier !== undefined && earlier !== value)
      leaveOut(`${name} ${earlier}`, 'is left out: the same is said again below, and the last counts');
    into.set(name, value);
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const comment = /^\s*#+\s*(.*)$/.exec(line)?.[1];
    const [, name = '', value = ''] = /^(\S+)\s*(.*)$/.exec(comment ?? line.trim()) ?? [];
    const feed = name === 'feed' ? feedOf(value) : undefined;
    if (name === '') continue;
    if (comment !== undefined) {
      if (feed) off.push(feed);
      else loose += 1;
      continue;
    }
    if (/^\s/.test(line)) {
      if (open) put(open.settings, name, value);
      else leaveOut(line, 'is left out: it is indented, but stands below no feed');
      continue;
    }
    open = feed;
    if (feed) feeds.push(feed);
    else if (name === 'feed') leaveOut(line, 'is left out: a feed is "feed PERIOD URL"');
    else if (name === 'include') leaveOut(line, includeRemark);
    else if (name === 'define')
      put(settings, `define ${value.split(/\s+/)[0]}`, value.replace(/^\S+\s*/, ''));
    else put(settings, name, value);
  }
  return { settings, feeds, off, loose };
}

function feedOf(value: string): Feed | undefined {
  const [period = '', feed, ...rest] = value.split(/\s+/);
  if (feed === undefined || minutes(period) === undefined) return undefined;
  const pairs = rest.map((pair): [string, string] => [
    pair.split('=')[0] ?? pair,
    pair.replace(/^[^=]*=?/, ''),
  ]);
  return { feed, period, settings: new Map(pairs) };
}

function memberFrom({ feed, settings }: Feed, report: ImportReport): MemberInput {
  const extra = new Map<string, string>();
  const name = plainName(settings.get('define_name') ?? '');
  const id = settings.get('id');
  for (const [option, value] of settings) {
    const row = { option, place: 'members' };
    if (option === 'define_name') report.add({ ...row, outcome: 'taken', becomes: 'name' });
    else if (option === 'id' && isMemberId(value)) report.add({ ...row, outcome: 'taken', becomes: 'id' });
    else if (option.startsWith('define_')) {
      extra.set(option.slice(7), value);
      report.add({ ...row, outcome: 'kept', becomes: `extra.${option.slice(7)}` });
    } else {
      const remark = /password|user/.test(option)
        ? 'is left out: put it into the feed’s address, https://user:password@host/'
        : 'is left out: it has no equal';
      report.add({ ...row, outcome: 'left-out', remark });
    }
  }
  return {
    feed,
    ...(name && { name }),
    ...(id && isMemberId(id) && { id }),
    ...(extra.size > 0 && { extra: Object.fromEntries(extra) }),
  };
}

/** Here all feeds are asked at the same pace: the quickest that any of them had. */
function intervalOf(feeds: readonly Feed[], report: ImportReport): ConfigInput['fetch'] {
  const periods = feeds.map(({ period }) => minutes(period) ?? 60);
  const quickest = Math.min(Math.max(Math.min(...periods, 7 * 24 * 60), 15), 7 * 24 * 60);
  if (feeds.length === 0) return {};
  const others = periods.filter((period) => period !== quickest).length;
  const remark = `differs; all feeds are asked every ${quickest} minutes`;
  const row = { option: 'feed PERIOD', place: '', becomes: 'fetch.interval' };
  report.add({ ...row, outcome: others > 0 ? 'changed' : 'taken', ...(others > 0 && { remark }) });
  return quickest === 60 ? {} : { interval: quickest };
}

/** The one time that rawdog means in seconds where there is no letter; as it stands where it is no time. */
function seconds(time: string): string {
  const length = /^\d+[smhdw]$/.test(time) ? minutes(time) : undefined;
  return length === undefined ? time : String(Math.round(60 * length));
}

/** A time of rawdog in minutes, which it means where there is no letter. */
function minutes(time: string): number | undefined {
  const [, digits, unit = 'm'] = /^(\d+)([smhdw]?)$/.exec(time) ?? [];
  if (digits === undefined) return undefined;
  const length = { s: 1 / 60, m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 }[unit || 'm'] ?? 1;
  return Number(digits) * length;
}
