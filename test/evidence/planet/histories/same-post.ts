import { canonicalLink } from '../../../../packages/timeline/src/canonical-link.ts';

/** What tells one post from another, of an entry in a feed or on a page. */
export interface Post {
  id: string;
  title?: string;
  url?: string;
  published?: string;
  /** Markup, raw or safe. */
  content?: string;
}

/** Share of the words of two texts that both have, from which on one is an edit of the other. */
const likeness = 0.8;

/** Whether two entries of one source would be taken for one post that is shown twice. */
export function looksTheSame(a: Post, b: Post): boolean {
  const link = a.url && canonicalLink(a.url);
  if (link && b.url && link === canonicalLink(b.url)) return true;
  if (a.title !== b.title) return false;
  return (a.title !== undefined && isSameInstant(a, b)) || isLike(a.content, b.content);
}

/**
 * Whether an entry on a page is what became of a post that a feed had. An id or a link is not enough: where posts are numbered, a
 * number may have gone to another one.
 */
export function isStillThere(post: Post, shown: Post): boolean {
  const hasIdentity = post.id === shown.id || (post.url !== undefined && post.url === shown.url);
  const hasTitle = post.title !== undefined && post.title === shown.title;
  const likes = [hasIdentity, hasTitle, isSameInstant(post, shown)].filter(Boolean).length;
  return likes >= 2 || (likes === 1 && isLike(post.content, shown.content)) || isSameText(post, shown);
}

function isSameInstant(a: Post, b: Post): boolean {
  return a.published !== undefined && a.published === b.published;
}

function isSameText(a: Post, b: Post): boolean {
  return a.title === b.title && isLike(a.content, b.content);
}

function isLike(a = '', b = ''): boolean {
  if (a !== '' && a === b) return true;
  const [mine, others] = [wordsOf(a), wordsOf(b)];
  const all = mine.union(others).size;
  return all > 0 && mine.intersection(others).size / all >= likeness;
}

function wordsOf(html: string): Set<string> {
  return new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}]+/gu));
}
