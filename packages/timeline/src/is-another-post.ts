import type { Entry, SafeHtml, UnsafeHtml } from '@planet-ceres/model';

type AnyEntry = Entry<UnsafeHtml | SafeHtml>;

/** Of the words of the shorter text, what a copy has in common with its original at least: it may be an excerpt. */
const leastShared = 0.5;

/** Fewer words tell nothing. */
const leastWords = 5;

/** What an entry is about stands in its beginning. */
const mostText = 20_000;

/**
 * Whether two entries with one link are plainly two posts all the same: a link blog links to what it writes about. Neither title is
 * within the other, and the texts have few words in common. Where one has no title or hardly a text, nothing is plain.
 */
export function isAnotherPost(one: AnyEntry, other: AnyEntry): boolean {
  const [title, otherTitle] = [bare(one.title), bare(other.title)];
  if (title.includes(otherTitle) || otherTitle.includes(title)) return false;
  const [words, otherWords] = [wordsOf(one), wordsOf(other)];
  const fewer = Math.min(words.size, otherWords.size);
  return fewer >= leastWords && words.intersection(otherWords).size / fewer < leastShared;
}

function bare(title = ''): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Short words are in every text. */
function wordsOf({ content, summary }: AnyEntry): Set<string> {
  const text = (content ?? summary ?? '').slice(0, mostText).replace(/<[^<>]*>/g, ' ');
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{4,}/gu) ?? []);
}
