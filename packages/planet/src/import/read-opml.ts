import { PlanetError } from '@planet-ceres/model';
import { parseOpml } from '@planet-ceres/normalize';
import type { MemberInput } from '../config/planet-config.ts';
import { decodeIni } from './decode-ini.ts';
import type { OldConfig } from './old-config.ts';
import { outsiders } from './outsiders.ts';
import { createReport } from './report.ts';

/**
 * A subscription list as a config: its title is the planet's, every outline with a feed a member, in its groups by tags. What
 * moonmoon has down (`isDown`) is disabled, and so are outlines that were made comments. Read leniently, as such lists are
 * exports of other programs. Throws `BAD_CONFIG` if the file is no OPML.
 */
export function readOpml(bytes: Uint8Array, file: string): OldConfig {
  const { title, outlines, skipped } = parse(bytes, file);
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
  const outside = outlinesInComments(decodeIni(bytes), members);
  const notices = skipped.map((address) => ({
    code: 'config-member',
    message: `${JSON.stringify(address)} is left out: a list names feeds by http(s) URLs only.`,
  }));
  return {
    input: { title: title ?? file.replace(/\.\w+$/, ''), members: [...members, ...outside] },
    ...{ notices, lenient: true, program: 'a subscription list (OPML)', options: report.rows() },
    ...{ commentedOut: outside.length, looseComments: 0 },
  };
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
