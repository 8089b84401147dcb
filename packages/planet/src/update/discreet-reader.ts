import type { MemberConfig } from '../config/planet-config.ts';
import { hideSecret } from '../config/secret-address.ts';
import type { FeedReader } from './feed-reader.ts';

/**
 * A reader of a member's feed that keeps the secret of its address to itself, as publishers like to repeat it: in what it gives,
 * `hidden` stands in its place. Only where the archive goes on is left as it is, for it is fetched; nobody else is told.
 */
export function discreetReader(feedReader: FeedReader, member: MemberConfig): FeedReader {
  if (!member.secret) return feedReader;
  return {
    ...feedReader,
    async read(task) {
      const reading = await feedReader.read(task);
      const told = hideSecret(reading, member);
      if (!reading.isFeed || !told.isFeed) return told;
      const { paging } = reading.feed;
      return { ...told, feed: { ...told.feed, ...(paging && { paging }) } };
    },
  };
}
