import type { Feed } from '@planet-ceres/model';
import type { FeedDraft, Maybe, More } from '../draft.ts';
import { firstDate } from '../entry-dates.ts';
import type { FeedContext } from '../finish-entry.ts';
import type { Notices } from '../notices.ts';
import { httpUrl } from '../urls.ts';
import type { FullFeed } from './full-feed.ts';
import { fullParts, words } from './full-parts.ts';
import { textConstruct } from './text-construct.ts';

/** A finished feed with all the rest that its draft says. `base` is that of the feed's own links. */
export function fullFeedOf(
  draft: FeedDraft,
  feed: Feed,
  base: Maybe,
  { base: imageBase, seen, notices }: FeedContext,
): FullFeed {
  const more = draft.more();
  const around = { base, language: feed.language, notices };
  const titleText = textConstruct(draft.titles, around);
  const subtitleText = textConstruct(draft.subtitles, around);
  const rightsText = textConstruct(draft.rights, around);
  const generator = more.generator && generatorOf(more.generator, base, notices);
  const image = more.image && imageOf(more.image, imageBase, notices);
  const published = firstDate(more.published ?? [], seen, notices);
  return {
    ...feed,
    ...fullParts(more, base, notices),
    ...(titleText && { titleText }),
    ...(subtitleText && { subtitleText }),
    ...(rightsText && { rightsText }),
    ...(generator && { generator }),
    ...(image && { image }),
    ...(published && { published }),
  };
}

function generatorOf(
  written: NonNullable<More['generator']>,
  base: Maybe,
  notices: Notices,
): FullFeed['generator'] {
  const name = words(written.name, notices);
  const url = httpUrl(written.url, base);
  const version = words(written.version, notices);
  if (!name && !url) return undefined;
  return { ...(name && { name }), ...(url && { url }), ...(version && { version }) };
}

function imageOf(written: NonNullable<More['image']>, base: Maybe, notices: Notices): FullFeed['image'] {
  const url = httpUrl(written.url, base);
  if (url === undefined) return undefined;
  const title = words(written.title, notices);
  const link = httpUrl(written.link, base);
  const description = words(written.description, notices);
  const { width, height } = written;
  return {
    url,
    ...(title && { title }),
    ...(link && { link }),
    ...(description && { description }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  };
}
