import type { MediaNs, PodcastNs, SyNs } from 'feedsmith';
import type { EnclosureDraft } from './draft.ts';
import { looksLikeHtml, type Text, textOf } from './text.ts';

type Media = MediaNs.ItemOrFeed | undefined;

/** The title Media RSS gives, of the entry, else of its first file. */
export function mediaTitle(media: Media): string | undefined {
  return mediaParts(media).find((part) => part.title?.value)?.title?.value;
}

/** The description Media RSS gives, plain unless it says otherwise (Media RSS 1.5.1, `media:description`). */
export function mediaDescription(media: Media): Text | undefined {
  const description = mediaParts(media).find((part) => part.description?.value)?.description;
  const isPlain =
    description?.type?.trim().toLowerCase() !== 'html' && !looksLikeHtml(description?.value ?? '');
  return textOf(description?.value, isPlain ? 'text' : 'html');
}

/** Images of an entry in Media RSS: thumbnails, then files that are images. */
export function mediaImages(media: Media): (string | undefined)[] {
  if (!media) return [];
  const files = mediaFiles(media).filter(
    ({ medium, type }) => medium === 'image' || /^image\//i.test(type ?? ''),
  );
  return [...mediaThumbnails(media), ...files.map((file) => file.url)];
}

/** Small pictures that stand for an entry. */
export function mediaThumbnails(media: Media): (string | undefined)[] {
  return mediaParts(media)
    .flatMap((part) => part.thumbnails ?? [])
    .map(({ url }) => url);
}

/** Categories of Media RSS, whose scheme is its own unless another is named (Media RSS 1.5.1, `media:category`). */
export function mediaCategories(media: Media): { term?: string; scheme: string; label?: string }[] {
  return (media?.categories ?? []).map(({ name, scheme, label }) => ({
    scheme: scheme ?? 'http://search.yahoo.com/mrss/category_schema',
    ...(name !== undefined && { term: name }),
    ...(label !== undefined && { label }),
  }));
}

/** Files of an entry in Media RSS: pictures, sound, films, documents; no thumbnails and no players that are pages. */
export function mediaEnclosures(media: Media): EnclosureDraft[] {
  return mediaFiles(media)
    .filter(({ type }) => !/flash|html/i.test(type ?? ''))
    .map(({ url, type, fileSize, title }) => ({ url, type, length: fileSize, title: title?.value }));
}

/** Files of an episode: other recordings of it, and its chapters. */
export function podcastEnclosures(podcast: PodcastNs.Item | undefined): EnclosureDraft[] {
  const recordings = (podcast?.alternateEnclosures ?? []).flatMap(({ sources, type, length, title }) =>
    (sources ?? []).map(({ uri, contentType }) => ({ url: uri, type: contentType ?? type, length, title })),
  );
  const { chapters } = podcast ?? {};
  return chapters ? [...recordings, { url: chapters.url, type: chapters.type }] : recordings;
}

/** The URLs of the files that are pictures by their type. */
export function imagesOf(files: readonly EnclosureDraft[]): (string | undefined)[] {
  return files.filter(({ type }) => /^\s*image\//i.test(type ?? '')).map(({ url }) => url);
}

/** Category names and keywords of Media RSS. */
export function mediaTags(media: Media): (string | undefined)[] {
  return (media?.categories ?? []).map((category) => category.label ?? category.name);
}

function mediaParts(media: Media): MediaNs.ItemOrFeed[] {
  return media ? [media, ...(media.groups ?? []), ...mediaFiles(media)] : [];
}

/** Every file of Media RSS, those in groups too. */
export function mediaFiles(media: Media): MediaNs.Content[] {
  return [...(media?.contents ?? []), ...(media?.groups ?? []).flatMap((group) => group.contents ?? [])];
}

const minutes: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** Minutes between updates, by the syndication module of RSS 1.0. Absent for periods it does not have. */
export function pollInterval(sy: SyNs.Feed<string> | undefined): number | undefined {
  const period = sy?.updatePeriod?.trim().toLowerCase() ?? '';
  const length = Object.hasOwn(minutes, period) ? minutes[period] : undefined;
  const frequency = sy?.updateFrequency ?? 1;
  return length === undefined || !(frequency >= 1) ? length : Math.max(1, Math.round(length / frequency));
}
