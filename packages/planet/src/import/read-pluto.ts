import type { Notice } from '@planet-ceres/model';
import type { ConfigInput, ListInput, MemberInput } from '../config/planet-config.ts';
import { memberFrom } from './member-section.ts';
import type { OldConfig } from './old-config.ts';
import type { Mapped, OldOptions, OptionContext, Settings } from './old-option.ts';
import { outsiders } from './outsiders.ts';
import { plainName } from './plain-name.ts';
import { siteLink } from './planet-options.ts';
import { fromPython } from './python-pattern.ts';
import { type IniComment, type IniSection, readIni } from './read-ini.ts';
import type { IniOptions } from './read-planet-ini.ts';
import { readSettings } from './read-settings.ts';
import { createReport, type ImportReport } from './report.ts';
import { sectionComments } from './section-comments.ts';

/** Pluto's own settings of the planet. */
export const plutoOptions: OldOptions = {
  title: { becomes: 'title', read: (value) => ({ config: { title: plainName(value) } }) },
  name: {
    becomes: 'title',
    read: (value, { settings }) => unless('title', settings) ?? { config: { title: plainName(value) } },
  },
  link: { becomes: 'url', read: (value, { settings }) => unless('url', settings) ?? siteLink(value) },
  url: { becomes: 'url', read: siteLink },
  author: { becomes: 'owner.name', read: ownerNamed },
  owner: {
    becomes: 'owner.name',
    read: (value, context) => unless('author', context.settings) ?? ownerNamed(value, context),
  },
  email: {
    becomes: 'owner.email',
    about: 'where there is an `author` or `owner`',
    read: (_value, { settings }) =>
      settings.get('author') || settings.get('owner')
        ? {}
        : { remark: 'is left out: whose it is has no name' },
  },
};

function ownerNamed(value: string, { settings }: OptionContext): Mapped {
  const email = settings.get('email');
  return { config: { owner: { name: plainName(value), ...(email && { email }) } } };
}

/** That another option says the same, and counts. */
function unless(first: string, settings: Settings): Mapped | undefined {
  return settings.get(first) ? { remark: `is left out: "${first}" counts` } : undefined;
}

/**
 * A Pluto config: the planet's own settings stand above the first section, a section is a member under a key of its own,
 * with its address in `feed`, and settings may be indented. ` #` starts a comment. No value goes on in a further line.
 */
export function readPluto(
  text: string,
  file: string,
  { patternProblem = () => undefined }: IniOptions = {},
): OldConfig {
  const inline: IniComment[] = [];
  const written = text.split(/\r\n|\r|\n/).map((content, index) => {
    const line = content.trim();
    const at = line.search(/\s#/);
    if (at < 0) return line;
    const text = line.slice(at).replace(/^[\s#]+/, '');
    if (/[\p{L}\p{N}]/u.test(text)) inline.push({ text, line: index + 1, isInline: true, isApart: false });
    return line.slice(0, at).trimEnd();
  });
  const { lines, notices } = withAddresses(written);
  const ini = readIni(lines.join('\n'), { top: 'planet' });
  const comments = sectionComments(
    { ...ini, comments: [...ini.comments, ...inline].sort((a, b) => a.line - b.line) },
    ({ settings }) => settings.has('feed'),
  );
  const [planet, ...others] = ini.sections;
  const report = createReport();
  if (ini.defaults.size > 0) {
    const remark = 'is left out: Pluto had no settings that hold for every member';
    report.add({ option: '', place: '[DEFAULT]', outcome: 'left-out', remark });
  }
  const context = { dialect: 'planet2', patternProblem } as const;
  const config = readSettings(valuesOf(planet), plutoOptions, { ...context, report, place: '' });

  const members: MemberInput[] = [];
  const lists: ListInput[] = [];
  const make = (key: string, settings: ReadonlyMap<string, string>, into: ImportReport) =>
    memberOfPluto(key, settings, { ...context, report: into });
  for (const section of others) {
    const settings = valuesOf(section);
    const source = settings.get('source');
    const member = make(section.name, settings, report);
    const notes = comments.notes.get(section.name);
    if (member) members.push({ ...member, ...(notes && { notes }) });
    else if (source) {
      lists.push({ from: source, format: 'config' });
      const unread = [...settings.keys()].filter((key) => key !== 'source').join(', ');
      report.add({
        ...{ option: 'source', place: `[${section.name}]`, becomes: 'lists' },
        outcome: unread ? 'changed' : 'taken',
        ...(unread && { remark: `is followed; ${unread} of it is left out` }),
      });
    } else {
      const remark = 'is left out: it names no feed';
      report.add({ option: '', place: `[${section.name}]`, outcome: 'left-out', remark });
    }
  }
  const outside = outsiders(comments.commentedOut, {
    known: members.map(({ feed }) => feed),
    make: ({ name, settings }) => make(name, settings, createReport()) ?? { feed: '' },
  });
  const title = config.title || file.replace(/\.\w+$/, '');
  const input: ConfigInput = { ...config, title, ...(lists.length > 0 && { lists }) };
  return {
    input: { ...input, members: [...members, ...outside] },
    notices: [...ini.notices, ...notices, ...report.notices()],
    ...{ lenient: true, program: 'Pluto', options: report.rows() },
    ...{ commentedOut: outside.length, looseComments: comments.loose },
  };
}

/**
 * Lines as an ini file has them. An address that stands alone in a line looks like a setting called "https": below those of a feed it is
 * one more of them, anywhere else it is told and left out.
 */
function withAddresses(written: readonly string[]): { lines: string[]; notices: Notice[] } {
  const lines = [...written];
  const notices: Notice[] = [];
  let feedLine: number | undefined;
  written.forEach((line, index) => {
    if (line === '' || /^[#;]/.test(line)) return;
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(line)) {
      feedLine = /^(?:feeds?|feed_url|xml_url)\s*[:=]/i.test(line) ? index : undefined;
      return;
    }
    // An empty comment: a blank line would part the comments around it from the section.
    lines[index] = '#';
    if (feedLine !== undefined) {
      lines[feedLine] += ` ${line}`;
      return;
    }
    const message = `Line ${index + 1} is neither a section nor a setting and is left out: ${JSON.stringify(line)}.`;
    notices.push({ code: 'ini-line', message });
  });
  return { lines, notices };
}

/** Names of one setting of a member, the first that is there counts. */
const aliases = [
  ['title', 'name'],
  ['link', 'url', 'html_url'],
  ['includes', 'include'],
  ['excludes', 'exclude'],
] as const;

/** A member's settings under the first of their names; what stands under a second one too is told. */
function underFirstNames(settings: Settings, report: ImportReport): Map<string, string> {
  const found = new Map(settings);
  for (const names of aliases) {
    const [counts, ...others] = names.filter((name) => settings.get(name));
    for (const name of names) found.delete(name);
    if (counts) found.set(names[0], settings.get(counts) ?? '');
    for (const option of others) {
      const remark = `is left out: "${counts}" counts`;
      report.add({ option, place: 'members', outcome: 'left-out', remark });
    }
  }
  return found;
}

/** A member under its key; undefined for a section that names no feed. */
function memberOfPluto(
  key: string,
  written: Settings,
  { report, ...context }: Parameters<typeof memberFrom>[2],
): MemberInput | undefined {
  const feedNames = ['feed', 'feed_url', 'xml_url', 'feeds'];
  const feeds = feedNames.flatMap((name) => written.get(name)?.split(/\s+/).filter(Boolean) ?? []);
  const [feed, ...moreFeeds] = new Set(feeds);
  if (!feed) return undefined;
  const place = 'members';
  if (moreFeeds.length > 0) {
    const remark = `has several addresses; ${moreFeeds.join(', ')} left out: give each a member`;
    report.add({ option: 'feeds', place, outcome: 'changed', remark });
  }
  if (written.get('source')) {
    const remark = 'is left out: the member has a feed';
    report.add({ option: 'source', place, outcome: 'left-out', remark });
  }
  const settings = underFirstNames(written, report);
  const handled = new Set([...feedNames, 'title', 'source', 'includes', 'excludes']);
  const rest = [...settings].filter(([option]) => !handled.has(option));
  const name = settings.get('title') ?? key;
  const member = memberFrom(feed, new Map([...rest, ['name', name]]), {
    ...context,
    report: {
      ...report,
      add: (row) => report.add(row.option === 'name' ? { ...row, option: 'title' } : row),
    },
  });
  const includes = settings.get('includes');
  if (settings.get('excludes')) {
    const remark = 'is left out: Pluto kept it, but never heeded it';
    report.add({ option: 'excludes', place, outcome: 'left-out', remark });
  }
  if (!includes) return member;
  const pattern = fromPython(includes);
  const wrong = 'wrong' in pattern ? pattern.wrong : context.patternProblem(pattern.pattern);
  if ('wrong' in pattern || wrong !== undefined) {
    const remark = `has a pattern that has no equal and is left out, so more is shown: ${JSON.stringify(includes)}: ${wrong}`;
    report.add({ option: 'includes', place, outcome: 'left-out', remark });
    return member;
  }
  report.add({ option: 'includes', place, outcome: 'taken', becomes: 'filters' });
  return { ...member, filters: [{ include: pattern.pattern, in: ['title', 'text'] }] };
}

function valuesOf(section: IniSection | undefined): Map<string, string> {
  return new Map([...(section?.values ?? [])].map(([key, { value }]) => [key, value]));
}
