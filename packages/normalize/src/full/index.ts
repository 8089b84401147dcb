export type { Place } from '../draft.ts';
export type { NormalizeContext } from '../normalize.ts';
export type {
  Category,
  FeedLink,
  FullEntry,
  FullFeed,
  FullParts,
  FullReading,
  MediaFile,
  ReplyTo,
  TextConstruct,
} from './full-feed.ts';
export { readFeed } from './read-feed.ts';
