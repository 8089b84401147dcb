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

/** A list of subscriptions. */
export interface OpmlDocument {
  /** Plain text on one line. */
  title?: string;
  /** In the document's order; a feed in several groups comes once, with all their names. */
  outlines: OpmlOutline[];
  /** Feed addresses that are no http(s) URLs, as written: what they stood for is not in `outlines`. */
  skipped: string[];
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
  const outlines = new Map<string, OpmlOutline>();
  const skipped: string[] = [];
  for (const outline of body?.outlines ?? []) collect(outline, [], { outlines, skipped, notices });
  const title = firstPlain([textOf(head?.title, 'text')], longestTitle, notices);
  return { ...(title && { title }), outlines: [...outlines.values()], skipped };
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

/** Recursion ends early: mended documents do not nest deeper than forty elements. */
function collect(
  outline: Outline,
  groups: readonly string[],
  into: { outlines: Map<string, OpmlOutline>; skipped: string[]; notices: Notices },
): void {
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
  const inner = feedUrl === undefined && name !== '' ? [...groups, name] : groups;
  for (const child of outline.outlines ?? []) collect(child, inner, into);
}

function isSet(mark: unknown): boolean {
  return mark !== undefined && !/^(?:|0|false|no)$/i.test(String(mark).trim());
}
