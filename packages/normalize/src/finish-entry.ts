import type { Enclosure, Person, RawEntry } from '@planet-ceres/model';
import type { EnclosureDraft, EntryDraft, Maybe, OriginDraft } from './draft.ts';
import { firstDate } from './entry-dates.ts';
import { type EntryIds, firstId } from './entry-ids.ts';
import { firstOf, firstPlain, longestSummary, longestTitle, noticeCut } from './first-plain.ts';
import { firstLanguage } from './language.ts';
import type { LocalUrls } from './local-urls.ts';
import { type Notices, quote } from './notices.ts';
import { firstPersons } from './persons.ts';
import { htmlText, looksLikeHtml, plainText, type Text, textOf } from './text.ts';
import { unsafeHtml } from './unsafe-html.ts';
import { httpUrl, joinBase, longestUrl } from './urls.ts';

/** What all entries of a feed share. */
export interface FeedContext {
  sourceId: string;
  seen: string;
  /** Where relative links of its entries start from. */
  base: Maybe;
  /** What its entries are written in that do not say so. */
  language: Maybe;
  /** Who wrote the entries that name nobody. Read once: a thousand authors of the feed are not read for each of a thousand entries. */
  authors: Person[];
  notices: Notices;
  ids: EntryIds;
  localUrls: LocalUrls;
}

/** Makes an entry of a draft: first good candidates, resolved links, plain titles. Absent for one that repeats another in everything. */
export function finishEntry(draft: EntryDraft, context: FeedContext): RawEntry | undefined {
  const { sourceId, seen, notices } = context;
  const { mend } = context.localUrls;
  const base = mend(draft.bases.reduce(joinBase, context.base));
  const linkBase = joinBase(context.base, draft.bases[0]);
  const url = mend(firstUrl(draft.links, linkBase));
  const title = firstPlain(draft.titles, longestTitle, notices);
  if (isReadAsHtml(draft.titles.find((text) => text))) noticeTitles(notices);
  const [content, summary] = bodies(draft, notices);
  const date = [...draft.published, ...draft.updated].find((written) => written);
  const id = context.ids.take(draft.ids.map(mend), { url, title, date, content });
  if (id === undefined) return undefined;
  if (url === undefined) noticeLink(draft, notices, id);
  const published = firstDate(draft.published, seen, notices, id);
  const updated = firstDate(draft.updated, seen, notices, id);
  const authors = firstPersons(draft.authors, linkBase, notices);
  const language = firstLanguage([draft.contentLanguage, ...draft.languages], context.language);
  const rights = firstPlain(draft.rights, longestSummary, notices);
  const image = mend(firstUrl(draft.images, linkBase));
  const commentsUrl = mend(firstUrl(draft.comments, linkBase));
  const origin = draft.origin && finishOrigin(draft.origin, linkBase, notices);
  return {
    id,
    sourceId,
    ...(title && { title }),
    ...(url && { url }),
    ...(content && { content: unsafeHtml(context.localUrls.mendMarkup(content)) }),
    ...(base && { baseUrl: base }),
    ...(summary && { summary }),
    authors: authors.length > 0 ? authors : context.authors,
    tags: finishTags(draft.tags, notices),
    enclosures: finishEnclosures(draft.enclosures, linkBase, context, id),
    ...(image && { image }),
    ...(language && { language }),
    ...(rights && { rights }),
    ...(commentsUrl && { commentsUrl }),
    ...(published && { published }),
    ...(updated && { updated }),
    seen,
    ...(origin && { origin }),
  };
}

/** To find out that a link is none takes its time. */
const mostCandidates = 100;

/** The first candidate that is an http(s) URL. */
export function firstUrl(candidates: readonly Maybe[], base: Maybe): string | undefined {
  for (const candidate of candidates.slice(0, mostCandidates)) {
    const url = httpUrl(candidate, base);
    if (url) return url;
  }
  return undefined;
}

/** RSS does not say what its titles are; they are meant as text. */
function isReadAsHtml(title: Text | undefined): boolean {
  return title !== undefined && title.type === 'either' && looksLikeHtml(title.value);
}

function noticeTitles(notices: Notices): void {
  notices.once(
    'title-markup',
    'The feed has titles with markup, or escaped twice; they were read as HTML and are shown as text.',
  );
}

/** The fullest text is the content; a summary is only what says something else. */
function bodies(
  draft: EntryDraft,
  notices: Notices,
): [content: string | undefined, summary: string | undefined] {
  const texts = [...draft.contents, ...draft.summaries].filter((text) => text !== undefined);
  const content = texts.find(hasSubstance);
  const summary = draft.summaries.find((text) => text !== undefined && text !== content);
  const isNews = content && summary?.value !== content.value;
  return [content && htmlText(content), isNews ? firstPlain([summary], longestSummary, notices) : undefined];
}

/** Whether a text shows anything: words, or a picture or a player. */
function hasSubstance(text: Text): boolean {
  const start = text.value.slice(0, 2000);
  if (word.test(start) && !/<(?:script|style|!--)/i.test(start)) return true;
  return plainText({ ...text, value: start }) !== '' || media.test(text.value) || plainText(text) !== '';
}

/** Says at once of most texts what takes time to find out of the others. */
const word = /(?:^|>)\s*[\p{L}\p{N}]/u;

const media = /<(?:img|picture|video|audio|iframe|svg|embed|object)\b/i;

function noticeLink(draft: EntryDraft, notices: Notices, id: string): void {
  const written = draft.links.find((link) => link?.trim());
  if (written === undefined) return;
  refuseLink(`The link ${quote(written)}`, written, notices, id);
}

function refuseLink(what: string, written: string, notices: Notices, id: string): void {
  const why = written.length > longestUrl ? `is longer than ${longestUrl} characters` : 'is no http(s) URL';
  notices.add('link-refused', `${what} ${why}; it was left out.`, id);
}

const mostTags = 100;
const mostEnclosures = 100;

function finishTags(tags: readonly Maybe[], notices: Notices): string[] {
  const plain = new Set<string>();
  for (const tag of tags) {
    const text = firstPlain([textOf(tag, 'either')], longestTitle, notices);
    if (text === undefined || plain.has(text)) continue;
    if (plain.size === mostTags) {
      noticeCut(notices);
      break;
    }
    plain.add(text);
  }
  return [...plain];
}

function finishEnclosures(
  drafts: readonly EnclosureDraft[],
  base: Maybe,
  { notices, localUrls }: FeedContext,
  id: string,
): Enclosure[] {
  if (drafts.length === 0) return [];
  const enclosures = new Map<string, Enclosure>();
  for (const { url: written, type, length, title } of firstOf(drafts, mostEnclosures, notices)) {
    const url = localUrls.mend(httpUrl(written, base));
    if (!url && written) refuseLink(`The file ${quote(written)}`, written, notices, id);
    if (!url || enclosures.has(url)) continue;
    // RFC 6838 §4.2: 127 characters before the slash, and as many behind it.
    const mediaType = type?.slice(0, 1000).split(';')[0]?.trim().slice(0, 255).toLowerCase();
    const plain = firstPlain([textOf(title, 'text')], longestTitle, notices);
    const isSize = length !== undefined && Number.isSafeInteger(length) && length > 0;
    enclosures.set(url, {
      url,
      ...(mediaType && { type: mediaType }),
      ...(isSize && { length }),
      ...(plain && { title: plain }),
    });
  }
  return [...enclosures.values()];
}

function finishOrigin(draft: OriginDraft, base: Maybe, notices: Notices): RawEntry['origin'] {
  const title = firstPlain([textOf(draft.title, 'either')], longestTitle, notices);
  const siteUrl = httpUrl(draft.siteUrl, base);
  const feedUrl = httpUrl(draft.feedUrl, base);
  const id = firstId([draft.id]);
  if (!title && !siteUrl && !feedUrl && !id) return undefined;
  return {
    ...(id && { id }),
    ...(title && { title }),
    ...(siteUrl && { siteUrl }),
    ...(feedUrl && { feedUrl }),
  };
}
