import type { MediaNs } from 'feedsmith';
import type { MediaDraft } from '../draft.ts';
import { mediaFiles } from '../extensions.ts';

/** Every file of Media RSS, with what it says of the file. */
export function mediaOf(media: MediaNs.ItemOrFeed | undefined): MediaDraft[] {
  return mediaFiles(media).map(({ fileSize, duration, title, ...file }) => ({
    ...{ url: file.url, type: file.type, medium: file.medium, width: file.width, height: file.height },
    ...{ length: fileSize, seconds: duration, title: title?.value },
  }));
}
