import { PlanetError } from '@planet-ceres/model';
import { parseOpml } from '@planet-ceres/normalize';
import type { ConfigInput, ListInput, MemberInput } from '../config/planet-config.ts';
import { decodeIni } from './decode-ini.ts';
import type { OldConfig } from './old-config.ts';
import { outsiders } from './outsiders.ts';
import { createReport, type ImportReport } from './report.ts';

/**
 * A subscription list as a config: its title is the planet's, every outline with a feed a member, in its groups by tags. What
 * moonmoon has down (`isDown`) is disabled, and so are outlines that were made comments. Read leniently, as such lists are
 * exports of other programs. Throws `BAD_CONFIG` if the file is no OPML.
 */
export function readOpml(bytes: Uint8Array, file: string): OldConfig {
  const { title, owner, outlines, includes, skipped, others } = parse(bytes, file);
  const report = createReport();
  const taken = (option: string, becomes: string) =>
    report.add({ option, place: 'members', outcome: 'taken', becomes });
  const members = outlines.map((outline): MemberInput => {
    const { name, siteUrl, tags, isDown } = outline;
    taken('xmlUrl', 'feed');
    if (name) taken('text', 'name');
    if (siteUrl) taken('htmlUrl', 'site');
    if (tags.length > 0) taken('groups, category', 'tags');
    if (isDown) taken('isDown', 'disabled');
    return memberOf(outline);
  });
  if (title) report.add({ option: 'title', place: 'head', outcome: 'taken', becomes: 'title' });
  const kept = ownerOf(owner, report);
  const lists = includes.map(({ url, tags }): ListInput => {
    report.add({ option: 'outline of type "include"', place: '', outcome: 'taken', becomes: 'lists' });
    return { from: url, format: 'opml', ...(tags.length > 0 && { tags }) };
  });
  if (others.length > 0) {
    const rest = others.length > mostNamed ? `, … and ${others.length - mostNamed} more` : '';
    const named = others.slice(0, mostNamed).map((text) => JSON.stringify(text));
    const remark = `name neither a feed nor a list and are left out: ${named.join(', ')}${rest}`;
    report.add({ option: 'outlines', place: '', outcome: 'left-out', remark });
  }
  const text = decodeIni(bytes);
  tellMarkup(text.replace(/<!--[\s\S]*?-->/g, ''), report);
  const outside = outlinesInComments(text, members);
  const notices = skipped.map((address) => ({
    code: 'config-member',
    message: `${JSON.stringify(address)} is left out: a list names feeds by http(s) URLs only.`,
  }));
  return {
    input: {
      title: title ?? file.replace(/\.\w+$/, ''),
      ...(kept && { owner: kept }),
      ...(lists.length > 0 && { lists }),
      members: [...members, ...outside],
    },
    ...{
      notices: [...report.notices(), ...notices],
      lenient: true,
      program: 'a subscription list (OPML)',
      options: report.rows(),
    },
    ...{ commentedOut: outside.length, looseComments: 0 },
  };
}

/** Of a long list of what is left out, the rest is only counted. */
const mostNamed = 10;

/** Who keeps the list keeps the planet; an address alone is nobody's name. */
function ownerOf(
  owner: ReturnType<typeof parse>['owner'],
  report: ImportReport,
): ConfigInput['owner'] | undefined {
  const { name, email } = owner ?? {};
  const row = { place: 'head', outcome: 'taken' } as const;
  if (name) report.add({ ...row, option: 'ownerName', becomes: 'owner.name' });
  if (name && email) report.add({ ...row, option: 'ownerEmail', becomes: 'owner.email' });
  if (email && !name) {
    const remark = 'is left out: whose it is has no name';
    report.add({ ...row, option: 'ownerEmail', outcome: 'left-out', remark });
  }
  return name ? { name, ...(email && { email }) } : undefined;
}

const readAttributes = ['text', 'title', 'type', 'xmlurl', 'htmlurl', 'url', 'category', 'isdown'];

/** Tells of the elements of the head, and of the attributes of outlines, that have no meaning here. Nobody misses them in a build. */
function tellMarkup(text: string, report: ImportReport): void {
  const row = { outcome: 'left-out', remark: 'is left out: it has no meaning here', isQuiet: true } as const;
  const head = /<head>([\s\S]*?)<\/head>/i.exec(text)?.[1] ?? '';
  for (const [, option = ''] of head.matchAll(/<([a-z][\w:.-]*)/gi)) {
    if (!/^(title|ownerName|ownerEmail)$/i.test(option)) report.add({ ...row, option, place: 'head' });
  }
  for (const [, tag = ''] of text.matchAll(/<outline\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)) {
    const attributes = [...tag.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)];
    const values = new Map(
      attributes.map(([, name = '', value = '']) => [name.toLowerCase(), value.slice(1, -1)]),
    );
    for (const [, option = ''] of attributes) {
      if (!readAttributes.includes(option.toLowerCase())) report.add({ ...row, option, place: 'members' });
    }
    const [shown, title] = [values.get('text'), values.get('title')];
    if (shown && title && shown !== title) {
      report.add({ ...row, option: 'title', place: 'members', remark: 'is left out: "text" counts' });
    }
  }
}

/** Outlines in comments of XML or of YAML (moonmoon's), as disabled members beside those that are known. */
export function outlinesInComments(text: string, known: readonly MemberInput[]): MemberInput[] {
  const inXml = text.split('<!--').slice(1);
  const comments = [
    ...inXml.map((part) => part.slice(0, Math.max(0, part.indexOf('-->')))),
    ...(text.match(/^[ \t]*#.*$/gm) ?? []),
  ];
  const outlines = comments.flatMap((comment) => comment.match(/<outline\b[^>]*>/g) ?? []);
  if (outlines.length === 0) return [];
  const closed = outlines.map((outline) => outline.replace(/\s*\/?>$/, '/>')).join('');
  const members = parseOpml(`<opml version="1.1"><body>${closed}</body></opml>`).outlines.map(memberOf);
  const byFeed = new Map(members.map((member) => [member.feed, member]));
  return outsiders(
    members.map(({ feed }) => ({ name: feed, settings: new Map(), remarks: [] })),
    { known: known.map(({ feed }) => feed), make: ({ name }) => byFeed.get(name) ?? { feed: name } },
  );
}

function memberOf({
  feedUrl,
  name,
  siteUrl,
  tags,
  isDown,
}: ReturnType<typeof parse>['outlines'][number]): MemberInput {
  return {
    feed: feedUrl,
    ...(name && { name }),
    ...(siteUrl && { site: siteUrl }),
    ...(tags.length > 0 && { tags }),
    ...(isDown && { disabled: 'It was marked as down (isDown).' }),
  };
}

function parse(bytes: Uint8Array, file: string): ReturnType<typeof parseOpml> {
  try {
    return parseOpml(bytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlanetError('BAD_CONFIG', `${file} is no subscription list: ${reason}`, { cause });
  }
}
