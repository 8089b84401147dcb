import type { JsonFeed } from 'feedsmith';
import type { More } from '../draft.ts';
import { terms } from './from-atom.ts';

/** What an entry of a JSON Feed says beside what a planet shows. */
export function moreOfJsonEntry({ url, external_url, tags }: JsonFeed.Item<string>): More {
  return {
    links: [
      ...(url === undefined ? [] : [{ href: url, rel: 'alternate' }]),
      ...(external_url === undefined ? [] : [{ href: external_url, rel: 'related' }]),
    ],
    categories: terms(tags),
    externalUrls: [external_url],
  };
}
