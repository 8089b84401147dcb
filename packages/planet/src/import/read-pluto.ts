import type { ConfigInput, ListInput, MemberInput } from '../config/planet-config.ts';
import { memberFrom } from './member-section.ts';
import type { OldConfig } from './old-config.ts';
import type { OldOptions } from './old-option.ts';
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
  name: { becomes: 'title', read: (value) => ({ config: { title: plainName(value) } }) },
  link: { becomes: 'url', read: siteLink },
  url: { becomes: 'url', read: siteLink },
};

/**
 * A Pluto config: the planet's own settings stand above the first section, a section is a member under a key of its own,
 * with its address in `feed`, and settings may be indented. ` #` starts a comment.
 */
export function readPluto(
  text: string,
  file: string,
  { patternProblem = () => undefined }: IniOptions = {},
): OldConfig {
  const inline: IniComment[] = [];
  const lines = text.split(/\r\n|\r|\n/).map((written, index) => {
    const line = written.trim();
    const at = line.search(/\s#/);
    if (at < 0) return line;
    const text = line.slice(at).replace(/^[\s#]+/, '');
    if (/[\p{L}\p{N}]/u.test(text)) inline.push({ text, line: index + 1, isInline: true, isApart: false });
    return line.slice(0, at).trimEnd();
  });
  const ini = readIni(lines.join('\n'), { top: 'planet' });
  const comments = sectionComments(
    { ...ini, comments: [...ini.comments, ...inline].sort((a, b) => a.line - b.line) },
    ({ settings }) => settings.has('feed'),
  );
  const [planet, ...others] = ini.sections;
  const report = createReport();
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
      report.add({ option: 'source', place: `[${section.name}]`, outcome: 'taken', becomes: 'lists' });
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
    notices: [...ini.notices, ...report.notices()],
    ...{ lenient: true, program: 'Pluto', options: report.rows() },
    ...{ commentedOut: outside.length, looseComments: comments.loose },
  };
}

/** A member under its key; undefined for a section that names no feed. */
function memberOfPluto(
  key: string,
  settings: ReadonlyMap<string, string>,
  { report, ...context }: Parameters<typeof memberFrom>[2],
): MemberInput | undefined {
  const [feed, ...moreFeeds] = (settings.get('feed') ?? settings.get('feeds') ?? '').split(/\s+/);
  if (!feed) return undefined;
  const place = 'members';
  if (moreFeeds.length > 0) {
    const remark = `has several addresses; ${moreFeeds.join(', ')} left out: give each a member`;
    report.add({ option: 'feeds', place, outcome: 'changed', remark });
  }
  const handled = new Set(['title', 'feed', 'feeds', 'source', 'includes', 'excludes', 'include', 'exclude']);
  const rest = [...settings].filter(([option]) => !handled.has(option));
  const name = settings.get('title') ?? settings.get('name') ?? key;
  const member = memberFrom(feed, new Map([...rest, ['name', name]]), {
    ...context,
    report: {
      ...report,
      add: (row) => report.add(row.option === 'name' ? { ...row, option: 'title' } : row),
    },
  });
  const includes = settings.get('includes') ?? settings.get('include');
  if (settings.get('excludes') ?? settings.get('exclude')) {
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
