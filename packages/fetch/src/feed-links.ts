import type { HeaderFields } from './header-field.ts';
import { readLinkHeader } from './link-header.ts';
import type { FeedLinks } from './outcome.ts';

/**
 * What the `Link` header says of a feed: its hub (WebSub §4), its own address, its further pages (RFC 5005 §3, §4). The first
 * link of each relation counts. Undefined if there is none.
 */
export function readFeedLinks(headers: HeaderFields, url: URL): FeedLinks | undefined {
  if (headers.link === undefined) return undefined;
  const links = readLinkHeader(headers, url.href);
  const [hub, self, next, previousArchive] = ['hub', 'self', 'next', 'prev-archive'].map(
    (relation) => links.find(({ relations }) => relations.includes(relation))?.url,
  );
  if ((hub ?? self ?? next ?? previousArchive) === undefined) return undefined;
  return {
    ...(hub !== undefined && { hub }),
    ...(self !== undefined && { self }),
    ...(next !== undefined && { next }),
    ...(previousArchive !== undefined && { previousArchive }),
  };
}
