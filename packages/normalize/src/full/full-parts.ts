import type { CategoryDraft, LinkDraft, Maybe, More } from '../draft.ts';
import { firstUrl } from '../finish-entry.ts';
import { firstOf, firstPlain, longestTitle } from '../first-plain.ts';
import type { Notices } from '../notices.ts';
import { firstPersons } from '../persons.ts';
import { textOf } from '../text.ts';
import { httpUrl } from '../urls.ts';
import type { Category, FeedLink, FullParts } from './full-feed.ts';

/** Of each list in a feed or an entry. */
export const mostOfList = 100;

/** What feeds and entries both say in full: links resolved, words plain, nothing twice. */
export function fullParts(more: More, base: Maybe, notices: Notices): FullParts {
  const [publisher] = firstPersons(more.publishers ?? [], base, notices);
  const license = firstUrl(more.licenses ?? [], base);
  return {
    links: fullLinks(more.links, base, notices),
    categories: fullCategories(more.categories, notices),
    contributors: firstPersons([more.contributors], base, notices),
    ...(publisher && { publisher }),
    ...(license && { license }),
    ...(more.place && { place: more.place }),
  };
}

/** Plain words of something short. */
export function words(written: Maybe, notices: Notices): string | undefined {
  return firstPlain([textOf(written, 'either')], longestTitle, notices);
}

function fullLinks(drafts: readonly LinkDraft[] | undefined, base: Maybe, notices: Notices): FeedLink[] {
  return firstOf(drafts, mostOfList, notices).flatMap(
    ({ href: written, rel, type, title, hreflang, length }) => {
      const href = httpUrl(written, base);
      if (href === undefined) return [];
      const plain = words(title, notices);
      return [
        {
          href,
          rel: rel?.trim() || 'alternate',
          ...(type && { type: type.trim().slice(0, 255) }),
          ...(plain && { title: plain }),
          ...(hreflang && { hreflang: hreflang.slice(0, 100) }),
          ...(length !== undefined && { length }),
        },
      ];
    },
  );
}

function fullCategories(drafts: readonly CategoryDraft[] | undefined, notices: Notices): Category[] {
  const categories = new Map<string, Category>();
  for (const draft of firstOf(drafts, mostOfList, notices)) {
    const term = words(draft.term ?? draft.label, notices);
    if (term === undefined) continue;
    const scheme = words(draft.scheme, notices);
    const label = words(draft.label, notices);
    const category = { term, ...(scheme && { scheme }), ...(label && { label }) };
    // A bare word that is there already says nothing new.
    const isBare = scheme === undefined && label === undefined;
    if (isBare && [...categories.values()].some((other) => other.term === term)) continue;
    const key = JSON.stringify([term, scheme, label]);
    if (!categories.has(key)) categories.set(key, category);
  }
  return [...categories.values()];
}
