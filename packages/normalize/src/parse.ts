import { PlanetError } from '@planet-ceres/model';
import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { closeCutJson } from './cut-json.ts';
import type { FeedDraft } from './draft.ts';
import { fromAtom } from './from-atom.ts';
import { fromJsonFeed } from './from-json.ts';
import { fromRss } from './from-rss.ts';
import { mostEntries, noticeRest } from './most-entries.ts';
import { notAFeed } from './not-a-feed.ts';
import { type Notices, noticeDocumentCut } from './notices.ts';
import type { Document } from './read-document.ts';
import { rssOfJson } from './rss-in-json.ts';
import { isRecord, parseSafeJson } from './safe-json.ts';
import { attribute } from './xml/attributes.ts';
import { cdfAsRss } from './xml/cdf.ts';
import { declaredEntities, expandEntities } from './xml/entities.ts';
import { findRoot, type Root } from './xml/find-root.ts';
import { withoutForbiddenReferences } from './xml/forbidden-references.ts';
import { mendXml } from './xml/mend.ts';
import type { ParkedTexts } from './xml/parked-texts.ts';
import type { Tombstone } from './xml/tombstones.ts';

/** What a document says, whether it is all its feed ever had (RFC 5005 §2), and which entries are gone (RFC 6721). */
export interface Parsed {
  draft: FeedDraft;
  isComplete: boolean;
  tombstones: readonly Tombstone[];
}

/** Reads clean text as whatever feed it is. Throws `NOT_A_FEED` and says what it is instead. */
export function parseDocument(document: Document, url: string, notices: Notices): Parsed {
  const { text } = document;
  if (/^[\s\ufeff]*\{/.test(text))
    return { draft: parseJson(text, url, notices), isComplete: false, tombstones: [] };
  return parseXml(document, url, notices);
}

function parseJson(text: string, url: string, notices: Notices): FeedDraft {
  const whole = parseSafeJson(text.replace(/^\ufeff+/, ''));
  const json = whole ?? parseSafeJson(closeCutJson(text.replace(/^\ufeff+/, '')) ?? '');
  if (!isRecord(json)) throw notAFeed(text, url);
  const rss = rssOfJson(json);
  if (whole === undefined) noticeDocumentCut(notices);
  if (rss) return fromRss(rss, 'rss');
  const isFeed = /jsonfeed\.org\/version/.test(String(json.version ?? '')) || Array.isArray(json.items);
  if (!isFeed) throw notAFeed(text, url);
  // feedsmith refuses versions other than URLs; what counts is that there are items.
  const items = Array.isArray(json.items) ? json.items.slice(0, mostEntries) : [];
  if (Array.isArray(json.items) && json.items.length > items.length) noticeRest(notices);
  const feed = attempt(() => parseJsonFeed({ ...json, items, version: 'https://jsonfeed.org/version/1.1' }));
  return fromJsonFeed(feed ?? {});
}

function parseXml(document: Document, url: string, notices: Notices): Parsed {
  const { texts } = document;
  const text = withoutForbiddenReferences(document.text);
  const found = findRoot(text);
  if (found.kind === undefined) throw notAFeed(texts.whole(text), url, found.first);
  if (found.kind === 'opml') throw notAFeed(text, url, 'opml');
  if (found.kind === 'cdf') {
    if (!isCdf(found, text)) throw notAFeed(text, url, 'channel');
    return parseXml({ text: cdfAsRss(text, found.token.start), texts }, url, notices);
  }
  if (found.inside === 'html' || found.inside === 'body') {
    notices.add('feed-unwrapped', 'The feed stands inside an HTML page; the page was left out.');
  } else if (found.inside !== undefined || found.hasJunk) {
    notices.add(
      'junk-before-feed',
      'There is text before the feed that has no place there; it was left out.',
    );
  }
  const { xml, ...said } = mendXml({ text: withEntities(text, found), texts }, found, notices);
  return { draft: parseWellFormed({ xml, texts }, found.kind, url), ...said };
}

/** There are lists of television channels too. */
function isCdf({ attributes, token }: Root, text: string): boolean {
  if (attribute(attributes, 'href') !== undefined || attribute(attributes, 'lastmod') !== undefined)
    return true;
  return /<(?:item|abstract|title)[\s>]/i.test(text.slice(token.end, token.end + 10_000));
}

/** The text with the harmless entities that its document type declares in their places. */
function withEntities(text: string, { doctype, token }: Root): string {
  const entities = doctype === undefined ? undefined : declaredEntities(doctype);
  if (!entities || entities.size === 0) return text;
  const expanded = withoutForbiddenReferences(expandEntities(text.slice(token.start), entities));
  return text.slice(0, token.start) + expanded;
}

/** A feed in which feedsmith finds nothing is an empty feed; an RDF document without a channel is about something else. */
function parseWellFormed(
  { xml, texts }: { xml: string; texts: ParkedTexts },
  kind: 'rss' | 'rdf' | 'atom',
  url: string,
): FeedDraft {
  switch (kind) {
    case 'rss':
      return fromRss(attempt(() => texts.restore(parseRssFeed(xml))) ?? {}, 'rss');
    case 'atom':
      return fromAtom(attempt(() => texts.restore(parseAtomFeed(xml))) ?? {});
    case 'rdf': {
      const feed = attempt(() => texts.restore(parseRdfFeed(xml)));
      if (!feed && !/purl\.org\/rss|netscape\.com\/rdf/i.test(xml.slice(0, 4000)))
        throw notAFeed(xml, url, 'rdf:RDF');
      return fromRss(feed ?? {}, 'rdf');
    }
  }
}

/** Absent where feedsmith finds nothing it knows (`ParseError`, `DetectError`). Told apart by name, as errors are across versions. */
function attempt<Feed>(parse: () => Feed): Feed | undefined {
  try {
    return parse();
  } catch (cause) {
    if (cause instanceof Error && /^(?:Parse|Detect)Error$/.test(cause.name)) return undefined;
    throw new PlanetError('NOT_A_FEED', `This feed cannot be read: ${reason(cause)}.`, {
      hint: 'Put the address into a feed validator; it says which line is broken.',
      cause,
    });
  }
}

function reason(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return inner instanceof Error ? inner.message : String(inner);
}
