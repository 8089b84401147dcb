import type { Maybe } from './draft.ts';
import { type Notices, quote } from './notices.ts';
import { isLocal } from './urls.ts';

/** Mends what a site generator leaves behind when a feed that was built for its author's own machine is published. */
export interface LocalUrls {
  /** The URL, or id, on the feed's own site where it stands on a local machine. Everything else as it is. */
  mend<Url extends Maybe>(url: Url): Url | string;
  /** Markup with the links to such machines as its feed or entry themselves had links to; others are meant, as texts about servers do. */
  mendMarkup(html: string): string;
}

/** A link in markup up to where its path begins. */
const localLinks = /(\s(?:href|src|poster)\s*=\s*["']?)(https?:\/\/[^\s"'<>/?#]+)/gi;

/**
 * Takes the feed's site from the first of `sites` that is public: what the feed says of itself, then where it came from. A feed that
 * came from a local machine itself, or from nowhere, is left as it is. The path stays, so that a post has one id whichever way it was built.
 */
export function createLocalUrls(documentUrl: Maybe, sites: readonly Maybe[], notices: Notices): LocalUrls {
  const isPublic = documentUrl !== undefined && !isLocal(documentUrl);
  const site = isPublic
    ? [...sites, documentUrl].find((url) => url !== undefined && !isLocal(url))
    : undefined;
  const origin = site === undefined ? undefined : URL.parse(site)?.origin;
  const mended = new Set<string>();
  return {
    mend(url) {
      if (origin === undefined || url === undefined || !isLocal(url)) return url;
      const local = URL.parse(url.trim())?.origin;
      if (local !== undefined) mended.add(local);
      notices.once(
        'link-mended',
        `The feed has links to the machine it was made on (${quote(url)}); they were led to ${origin}.`,
      );
      return url.trim().replace(/^https?:\/\/[^/?#]*/i, origin);
    },
    mendMarkup(html) {
      if (origin === undefined || mended.size === 0) return html;
      return html.replace(localLinks, (link, before: string, url: string) =>
        mended.has(url.toLowerCase()) ? before + origin : link,
      );
    },
  };
}
