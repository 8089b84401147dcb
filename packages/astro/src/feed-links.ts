/** A feed the planet publishes beside its pages. */
export interface FeedLink {
  /** Relative to the site's root. */
  path: string;
  type: string;
  title: string;
  /** A feed for feed readers, which pages announce in their head. The others are lists of members. */
  announced: boolean;
}

/** What the pages link to under "Subscribe"; the paths are those that planets have always had. */
export const feedLinks: readonly FeedLink[] = [
  { path: 'atom.xml', type: 'application/atom+xml', title: 'Atom', announced: true },
  { path: 'rss20.xml', type: 'application/rss+xml', title: 'RSS 2.0', announced: true },
  { path: 'rss10.xml', type: 'application/rdf+xml', title: 'RSS 1.0', announced: true },
  { path: 'feed.json', type: 'application/feed+json', title: 'JSON Feed', announced: true },
  { path: 'opml.xml', type: 'text/x-opml', title: 'OPML', announced: false },
  { path: 'foafroll.xml', type: 'application/rdf+xml', title: 'FOAF', announced: false },
];
