import type { ListInput, MemberInput } from '../config/planet-config.ts';
import { webAddress } from '../config/web-address.ts';
import { readPrograms } from './filter-programs.ts';
import { listFormat, memberFrom } from './member-section.ts';
import { joined, type OptionContext, type Settings } from './old-option.ts';
import { outsiders } from './outsiders.ts';
import { type Ini, settingsOf } from './read-ini.ts';
import { createReport, type ImportReport } from './report.ts';
import { type SectionComments, sectionComments } from './section-comments.ts';

interface MembersContext extends Pick<OptionContext, 'dialect' | 'patternProblem'> {
  report: ImportReport;
  sectionOf: (name: string) => Settings;
  /** Of `[Planet]`. */
  settings: Settings;
  /** What every member has from `[Planet]`. */
  inherited: Settings;
  /** What filter programs do to every member. */
  forAll: Partial<MemberInput>;
  templates: readonly string[];
  /** Sections that configure templates and programs. */
  notMembers: ReadonlySet<string>;
}

/** The sections of an ini file that are not the planet's own. */
export function readMembers(
  ini: Ini,
  context: MembersContext,
): {
  members: MemberInput[];
  lists: ListInput[];
  /** By name, with what stands in them. */
  templates: Map<string, Settings>;
  commentedOut: number;
  looseComments: number;
} {
  const { report, inherited, forAll, notMembers } = context;
  const members: MemberInput[] = [];
  const lists: ListInput[] = [];
  const templates = new Map<string, Settings>();
  const comments = sectionComments(ini, ({ name }) => /^(feed:|https?:)/i.test(name));
  const make = (feed: string, own: Settings, into: ImportReport): MemberInput => {
    const settings = new Map([...inherited, ...own]);
    for (const option of ['activity_threshold', 'filters', 'cache_keep_entries']) {
      // It came from [DEFAULT], and the planet has it.
      if (own.get(option) === context.settings.get(option)) settings.delete(option);
    }
    const programs = readPrograms(settings.get('filters') ?? '', context, { report: into, place: 'members' });
    settings.delete('filters');
    let member: MemberInput = { ...forAll, ...memberFrom(feed, settings, { ...context, report: into }) };
    for (const program of programs) {
      member = { ...joined<Partial<MemberInput>>(member, program.member), feed };
    }
    return member;
  };
  for (const section of ini.sections) {
    const { name } = section;
    if (name === 'Planet') continue;
    if (notMembers.has(name) || /^[^:]+\.(tmpl|xslt|dj|genshi|py|sed|plugin)$/.test(name)) {
      templates.set(name, settingsOf(section, new Map()));
      continue;
    }
    const own = settingsOf(section, ini.defaults);
    const format = listFormat(own.get('content_type'));
    if (format) {
      const list = listFrom(name, format, own, report);
      if (list) lists.push(list);
      continue;
    }
    const notes = comments.notes.get(name);
    members.push({ ...make(name, own, report), ...(notes && { notes }) });
  }
  const outside = outsiders(comments.commentedOut, {
    known: members.map(({ feed }) => feed),
    make: ({ name, settings }) => make(name, new Map([...inheritable(ini), ...settings]), createReport()),
  });
  const isNoted = new Set(members.map(({ feed }) => feed));
  return {
    members: [...members, ...outside],
    ...{ lists, templates },
    commentedOut: outside.length,
    looseComments: comments.loose + countOthers(comments, isNoted),
  };
}

function inheritable(ini: Ini): Settings {
  return settingsOf({ name: '', line: 0, values: new Map() }, ini.defaults);
}

function countOthers({ notes }: SectionComments, members: ReadonlySet<string>): number {
  return [...notes].reduce((sum, [name, lines]) => (members.has(name) ? sum : sum + lines.length), 0);
}

function listFrom(
  name: string,
  format: Exclude<ReturnType<typeof listFormat>, undefined>,
  own: Settings,
  report: ImportReport,
): ListInput | undefined {
  const row = { option: '', place: `[${name}]` };
  if (format === 'program') {
    const remark = 'is left out: it is a list that a program of its own read';
    report.add({ ...row, outcome: 'left-out', remark });
    return undefined;
  }
  const found = webAddress(name);
  const isFile = !/^[a-z][a-z0-9+.-]+:/i.test(name) && !/^[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(name);
  if (!('url' in found) && !isFile) {
    const remark = 'is left out: a list is a web address, or a file beside the config';
    report.add({ ...row, outcome: 'left-out', remark });
    return undefined;
  }
  const unread = [...own.keys()].filter((key) => key !== 'content_type');
  report.add({
    ...{ ...row, becomes: 'lists' },
    outcome: unread.length > 0 ? 'changed' : 'taken',
    ...(unread.length > 0 && { remark: `is followed; ${unread.join(', ')} of it is left out` }),
  });
  return { from: 'url' in found ? found.url.href : name, format };
}
