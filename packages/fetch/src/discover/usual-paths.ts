/**
 * Where the usual programs put their feed, from the folder of the page on, the most usual ones first: WordPress and Substack;
 * Jekyll; Hexo and Zola; Astro and Eleventy; Hugo; Ghost and Tumblr; JSON Feeds; Rails; Pelican; and the blog of a
 * site that is more than that.
 */
export const usualPaths: readonly string[] = [
  'feed',
  'feed.xml',
  'atom.xml',
  'rss.xml',
  'index.xml',
  'rss',
  'feed.json',
  'feed.atom',
  'feeds/all.atom.xml',
  'blog/feed',
];
