import type { FetchOutcome } from '@planet-ceres/fetch';
import type { Reading } from './reading.ts';

/** Links of the Link header go before those of the document (RFC 8288). */
export function withHeaderLinks(
  reading: Reading,
  links: Extract<FetchOutcome, { status: 'fresh' }>['links'] = {},
): Reading {
  if (!reading.isFeed) return reading;
  const { hub, self, next, previousArchive } = links;
  const paging = {
    ...reading.feed.paging,
    ...(next && { next }),
    ...(previousArchive && { previousArchive }),
  };
  const feed = {
    ...reading.feed,
    ...(hub && { hub }),
    ...(self && { self }),
    ...(Object.keys(paging).length > 0 && { paging }),
  };
  return { ...reading, feed };
}
