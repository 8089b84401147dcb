import type { RawEntry } from '@planet-ceres/model';
import type { EntryDraft, FeedDraft, Maybe, MediaDraft, More } from '../draft.ts';
import { type FeedContext, firstUrl } from '../finish-entry.ts';
import { finishFeed } from '../finish-feed.ts';
import { firstOf } from '../first-plain.ts';
import { firstLanguage } from '../language.ts';
import type { Notices } from '../notices.ts';
import { textOf } from '../text.ts';
import { httpUrl, joinBase } from '../urls.ts';
import type { FullEntry, FullFeed, MediaFile, ReplyTo } from './full-feed.ts';
import { fullFeedOf } from './full-feed-of.ts';
import { fullParts, mostOfList, words } from './full-parts.ts';
import { textConstruct } from './text-construct.ts';

/** A finished entry with all the rest that its draft says. */
export function fullEntryOf(draft: EntryDraft, entry: RawEntry, context: FeedContext): FullEntry {
  const { notices } = context;
  const more = draft.more();
  const base = joinBase(context.base, draft.bases[0]);
  const around = { base, language: firstLanguage(draft.languages, context.language), notices };
  const titleText = textConstruct(draft.titles, around);
  const contentText = textConstruct(draft.contents, around, { isBody: true });
  const summaryText = textConstruct(draft.summaries, around, { isBody: true });
  const contentUrl = firstUrl(more.contentUrls ?? [], base);
  const subtitles = (more.subtitles ?? []).map((subtitle) => textOf(subtitle, 'either'));
  const subtitleText = textConstruct(subtitles, around);
  const rightsText = textConstruct(draft.rights, around);
  const commentsFeedUrl = firstUrl(more.commentsFeeds ?? [], base);
  const externalUrl = firstUrl(more.externalUrls ?? [], base);
  const thumbnails = firstOf(more.thumbnails, mostOfList, notices).map((url) => httpUrl(url, base));
  return {
    ...entry,
    ...fullParts(more, base, notices),
    ...(titleText && { titleText }),
    ...(summaryText && { summaryText }),
    ...(contentText && { contentText }),
    ...(contentUrl && { contentUrl }),
    ...(subtitleText && { subtitleText }),
    ...(rightsText && { rightsText }),
    thumbnails: thumbnails.filter((url) => url !== undefined),
    media: firstOf(more.media, mostOfList, notices).flatMap((file) => mediaFile(file, base, notices)),
    ...(externalUrl && { externalUrl }),
    ...(commentsFeedUrl && { commentsFeedUrl }),
    repliesTo: firstOf(more.repliesTo, mostOfList, notices).flatMap((reply) => replyTo(reply, base)),
    ...(more.source && { sourceFeed: sourceFeed(more.source, base, context) }),
  };
}

function sourceFeed(draft: FeedDraft, around: Maybe, context: FeedContext): FullFeed {
  const base = joinBase(around, draft.base);
  const feed = finishFeed(draft, base, { ...context, base, language: firstLanguage(draft.languages) }, false);
  return fullFeedOf(draft, feed, base, context);
}

function mediaFile(written: MediaDraft, base: Maybe, notices: Notices): MediaFile[] {
  const url = httpUrl(written.url, base);
  if (url === undefined) return [];
  const { length, width, height, seconds } = written;
  const title = words(written.title, notices);
  return [
    {
      url,
      ...(written.type && { type: written.type.slice(0, 255) }),
      ...(written.medium && { medium: written.medium.slice(0, 100) }),
      ...(title && { title }),
      ...(length !== undefined && { length }),
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
      ...(seconds !== undefined && { seconds }),
    },
  ];
}

function replyTo(written: NonNullable<More['repliesTo']>[number], base: Maybe): ReplyTo[] {
  const id = written.id?.trim().slice(0, 8192);
  const url = httpUrl(written.url, base);
  const sourceUrl = httpUrl(written.sourceUrl, base);
  if (!id && !url) return [];
  return [
    {
      ...(id && { id }),
      ...(url && { url }),
      ...(written.type && { type: written.type.slice(0, 255) }),
      ...(sourceUrl && { sourceUrl }),
    },
  ];
}
