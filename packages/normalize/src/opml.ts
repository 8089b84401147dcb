import { PlanetError } from '@planet-ceres/model';
import { type Opml, parseOpml as parseWithFeedsmith } from 'feedsmith';
import { firstPlain, longestTitle } from './first-plain.ts';
import { notAFeed } from './not-a-feed.ts';
import { createNotices, type Notices } from './notices.ts';
import { readDocument } from './read-document.ts';
import { plainText, textOf } from './text.ts';
import { httpUrl } from './urls.ts';
import { findRoot } from './xml/find-root.ts';
import { mendXml } from './xml/mend.ts';

/** One subscription of a list. */
export interface OpmlOutline {
  /** Absolute http(s) URL. */
  feedUrl: string;
  /** Plain text on one line (`text`, else `title`). */
  name?: string;
  /** Absolute http(s) URL (`htmlUrl`). */
  siteUrl?: string;
  /** The names of the groups it is in, outermost first, then its categories. */
  tags: string[];
  /** Somebody switched it off (`isDown` of moonmoon). */
  isDown?: true;
}

/** Another list that a list takes in. */
export interface OpmlInclude {
  /** Absolute http(s) URL. */
  url: string;
  /** The names of the groups it is in, outermost first. */
  tags: string[];
}

/** A list of subscriptions. */
export interface OpmlDocument {
  /** Plain text on one line. */
  title?: string;
  /** Who keeps the list (`ownerName`, `ownerEmail`), as plain text on one line. */
  owner?: { name?: string; email?: string };
  /** In the document's order; a feed in several groups comes once, with all their names. */
  outlines: OpmlOutline[];
  /** Outlines of the type `include`, and links to an OPML file. Their lists are not fetched. */
  includes: OpmlInclude[];
  /** Addresses of feeds and lists that are no http(s) URLs, as written: what they stood for is left out. */
  skipped: string[];
  /** What outlines say that name no feed and no list and hold no others: remarks, links, empty groups. */
  others: string[];
}

/**
 * Reads a list of subscriptions (OPML 1.0 and 2.0), also a broken one. Outlines without a feed only group others.
 * Throws `PlanetError` `NOT_A_FEED` for anything else.
 */
export function parseOpml(input: Uint8Array | string): OpmlDocument {
  const notices = createNotices('');
  const document = readDocument(input, undefined, notices);
  const { text, texts } = document;
  const root = findRoot(text);
  if (root.kind !== 'opml')
    throw root.kind === undefined ? notAFeed(texts.whole(text), '', root.first) : notAList();
  const { head, body } = parse(mendXml(document, root, notices).xml);
  const found: Found = { outlines: new Map(), includes: [], skipped: [], others: [], notices };
  for (const outline of body?.outlines ?? []) collect(outline, [], found);
  const line = (text: string | undefined) => firstPlain([textOf(text, 'text')], longestTitle, notices);
  const [title, name, email] = [line(head?.title), line(head?.ownerName), line(head?.ownerEmail)];
  const { includes, skipped, others } = found;
  return {
    ...(title && { title }),
    ...((name || email) && { owner: { ...(name && { name }), ...(email && { email }) } }),
    ...{ outlines: [...found.outlines.values()], includes, skipped, others },
  };
}

function notAList(): PlanetError {
  return new PlanetError('NOT_A_FEED', 'This is a feed, not a list of feeds (OPML).', {
    hint: 'Subscribe to its address instead of importing it.',
  });
}

type Outline = Opml.Outline<string, ['isDown']>;

function parse(xml: string): Opml.Document<string, ['isDown']> {
  try {
    return parseWithFeedsmith(xml, { extraOutlineAttributes: ['isDown'] });
  } catch (cause) {
    // An outline-less list is a list.
    if (cause instanceof Error && cause.name === 'ParseError') return {};
    throw new PlanetError('NOT_A_FEED', 'This list of feeds cannot be read: its XML is broken.', {
      hint: 'Export it again from the program it came from.',
      cause,
    });
  }
}

/** A feed that comes again and again in a list gathers no more. */
const mostTags = 100;

/** What the outlines read so far came to. */
interface Found extends Pick<OpmlDocument, 'includes' | 'skipped' | 'others'> {
  outlines: Map<string, OpmlOutline>;
  notices: Notices;
}

/** Recursion ends early: mended documents do not nest deeper than forty elements. */
function collect(outline: Outline, groups: readonly string[], into: Found): void {
  const name = firstPlain([textOf(outline.text ?? outline.title, 'text')], longestTitle, into.notices) ?? '';
  const address = outline.xmlUrl ?? (outline.type === 'rss' ? outline.url : undefined);
  const feedUrl = httpUrl(address);
  if (feedUrl === undefined && address) into.skipped.push(address);
  if (feedUrl !== undefined) {
    const categories = (outline.category ?? '').split(',', mostTags).map((category) =>
      plainText({ value: category, type: 'text' })
        .replace(/^\/|\/$/g, '')
        .slice(0, longestTitle),
    );
    const known = into.outlines.get(feedUrl);
    const siteUrl = known?.siteUrl ?? httpUrl(outline.htmlUrl);
    const tags = [...(known?.tags ?? []), ...groups, ...categories].filter((tag) => tag !== '');
    const shown = known?.name ?? name;
    into.outlines.set(feedUrl, {
      feedUrl,
      ...(shown && { name: shown }),
      ...(siteUrl && { siteUrl }),
      tags: [...new Set(tags)].slice(0, mostTags),
      ...(isSet(outline.isDown) && { isDown: true }),
    });
  }
  const children = outline.outlines ?? [];
  if (!address) collectOther(outline, { name, groups, hasChildren: children.length > 0 }, into);
  const inner = feedUrl === undefined && name !== '' ? [...groups, name] : groups;
  for (const child of children) collect(child, inner, into);
}

/** An outline that names no feed: it takes in another list, groups others, or is something else. */
function collectOther(
  { type, url }: Outline,
  { name, groups, hasChildren }: { name: string; groups: readonly string[]; hasChildren: boolean },
  { includes, skipped, others }: Found,
): void {
  const takesIn = type === 'include' || (type === 'link' && /\.opml(?:[?#]|$)/i.test(url ?? ''));
  const list = takesIn ? httpUrl(url) : undefined;
  const said = name || url;
  if (list !== undefined) includes.push({ url: list, tags: [...new Set(groups)] });
  else if (takesIn && url) skipped.push(url);
  else if (!hasChildren && said) others.push(said);
}

function isSet(mark: unknown): boolean {
  return mark !== undefined && !/^(?:|0|false|no)$/i.test(String(mark).trim());
}
