import type { Enclosure, RawEntry } from '@planet-ceres/model';
import type { EnclosureDraft, EntryDraft, Maybe, OriginDraft } from './draft.ts';
import { firstDate } from './entry-dates.ts';
import type { EntryIds } from './entry-ids.ts';
import { firstLanguage } from './language.ts';
import { type Notices, quote } from './notices.ts';
import { firstPersons } from './persons.ts';
import { htmlText, plainText, type Text, textOf } from './text.ts';
import { unsafeHtml } from './unsafe-html.ts';
import { httpUrl, joinBase } from './urls.ts';

/** What all entries of a feed share. */
export interface FeedContext {
  sourceId: string;
  seen: string;
  /** Where relative links of its entries start from. */
  base: Maybe;
  languages: Maybe[];
  notices: Notices;
  ids: EntryIds;
}

/** Makes an entry of a draft: first good candidates, resolved links, plain titles. Absent for one that repeats another in everything. */
export function finishEntry(draft: EntryDraft, context: FeedContext): RawEntry | undefined {
  const { sourceId, seen, notices } = context;
  const base = draft.bases.reduce(joinBase, context.base);
  const linkBase = joinBase(context.base, draft.bases[0]);
  const url = firstUrl(draft.links, linkBase);
  const title = firstPlain(draft.titles);
  const [content, summary] = bodies(draft);
  const date = [...draft.published, ...draft.updated].find((written) => written);
  const id = context.ids.take(draft.ids, { url, title, date, content });
  if (id === undefined) return undefined;
  if (url === undefined) noticeLink(draft, notices, id);
  const published = firstDate(draft.published, notices, id);
  const updated = firstDate(draft.updated, notices, id);
  const language = firstLanguage(...draft.languages, ...context.languages);
  const rights = firstPlain(draft.rights);
  const image = firstUrl(draft.images, linkBase);
  const commentsUrl = firstUrl(draft.comments, linkBase);
  const origin = draft.origin && finishOrigin(draft.origin, linkBase);
  return {
    id,
    sourceId,
    ...(title && { title }),
    ...(url && { url }),
    ...(content && { content: unsafeHtml(content) }),
    ...(base && { baseUrl: base }),
    ...(summary && { summary }),
    authors: firstPersons(draft.authors, linkBase),
    tags: finishTags(draft.tags),
    enclosures: finishEnclosures(draft.enclosures, linkBase, notices, id),
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

/** The first text that is not empty once it is plain. */
export function firstPlain(candidates: readonly (Text | undefined)[]): string | undefined {
  for (const text of candidates) {
    const plain = text && plainText(text);
    if (plain) return plain;
  }
  return undefined;
}

/** The first candidate that is an http(s) URL. */
export function firstUrl(candidates: readonly Maybe[], base: Maybe): string | undefined {
  for (const candidate of candidates) {
    const url = httpUrl(candidate, base);
    if (url) return url;
  }
  return undefined;
}

/** The fullest text is the content; a summary is only what says something else. */
function bodies(draft: EntryDraft): [content: string | undefined, summary: string | undefined] {
  const texts = [...draft.contents, ...draft.summaries].filter((text) => text !== undefined);
  const content = texts.find(hasSubstance);
  const summary = draft.summaries.find((text) => text !== undefined && text !== content);
  const plain = summary && plainText(summary);
  const isNews = plain && content && summary.value !== content.value;
  return [content && htmlText(content), isNews ? plain : undefined];
}

/** Whether a text shows anything: words, or a picture or a player. */
function hasSubstance(text: Text): boolean {
  const start = text.value.slice(0, 2000);
  return plainText({ ...text, value: start }) !== '' || media.test(text.value) || plainText(text) !== '';
}

const media = /<(?:img|picture|video|audio|iframe|svg|embed|object)\b/i;

function noticeLink(draft: EntryDraft, notices: Notices, id: string): void {
  const written = draft.links.find((link) => link?.trim());
  if (written === undefined) return;
  notices.add('link-refused', `The link ${quote(written)} is no http(s) URL; it was left out.`, id);
}

function finishTags(tags: readonly Maybe[]): string[] {
  if (tags.length === 0) return [];
  const plain = tags.map((tag) => (tag === undefined ? '' : plainText({ value: tag, type: 'either' })));
  return [...new Set(plain.filter((tag) => tag !== ''))];
}

function finishEnclosures(
  drafts: readonly EnclosureDraft[],
  base: Maybe,
  notices: Notices,
  id: string,
): Enclosure[] {
  if (drafts.length === 0) return [];
  const enclosures = new Map<string, Enclosure>();
  for (const { url: written, type, length, title } of drafts) {
    const url = httpUrl(written, base);
    if (!url && written)
      notices.add('link-refused', `The file ${quote(written)} is no http(s) URL; it was left out.`, id);
    if (!url || enclosures.has(url)) continue;
    const mediaType = type?.split(';')[0]?.trim().toLowerCase();
    const plain = firstPlain([textOf(title, 'text')]);
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

function finishOrigin(draft: OriginDraft, base: Maybe): RawEntry['origin'] {
  const title = firstPlain([textOf(draft.title, 'either')]);
  const siteUrl = httpUrl(draft.siteUrl, base);
  const feedUrl = httpUrl(draft.feedUrl, base);
  const id = draft.id?.trim();
  if (!title && !siteUrl && !feedUrl && !id) return undefined;
  return {
    ...(id && { id }),
    ...(title && { title }),
    ...(siteUrl && { siteUrl }),
    ...(feedUrl && { feedUrl }),
  };
}
