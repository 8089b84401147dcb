import type { FeedContext } from './context.ts';
import { embedLink } from './embeds.ts';
import { imageAttributes } from './images.ts';
import { isPlaceholder, recoverLazyImage } from './lazy-images.ts';
import { mediaAttributes } from './media.ts';
import { isTracker } from './trackers.ts';

/** An HTML element as the feed has it: every attribute still there. */
export interface SourceElement {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  /** The tag of the element right after it, if any. */
  next: string | undefined;
}

/** The element to judge instead. With `text`, that is its only content. */
export interface Rewritten {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  text?: string;
}

/** The transforms that need to see what the policy will take away: frames, lazy images, trackers, renamed elements, old anchors. */
export function rewriteElement(element: SourceElement, context: FeedContext): Rewritten | 'drop' {
  const { tag, attributes, next } = element;
  switch (tag) {
    case 'iframe':
    case 'embed': {
      context.tally.add(tag);
      const link = embedLink(attributes, context);
      return link ? { tag: 'a', ...link } : 'drop';
    }
    case 'img': {
      if (isTracker(attributes, context.rules.policy.trackers)) {
        context.tally.add('tracker');
        return 'drop';
      }
      if (isPlaceholder(attributes, next)) return 'drop';
      return { tag, attributes: recoverLazyImage(unforced(attributes, forcedOnImages)) };
    }
    case 'a':
      return { tag, attributes: nameToId(unforced(attributes, forcedOnLinks)) };
    case 'audio':
    case 'video':
      return { tag, attributes: unforced(attributes, forcedOnMedia) };
    default:
      return { tag: context.rules.rename.get(tag) ?? tag, attributes };
  }
}

/** The attributes with which an allowed element stays, once its own are filtered; `drop` when nothing would be left of its sense. */
export function finishElement({
  tag,
  attributes,
}: Omit<Rewritten, 'text'>): ReadonlyMap<string, string> | 'drop' {
  switch (tag) {
    case 'img':
      return imageAttributes(attributes) ?? 'drop';
    case 'audio':
    case 'video':
      return mediaAttributes(attributes);
    case 'source':
      return attributes.has('src') || attributes.has('srcset') ? attributes : 'drop';
    case 'track':
      return attributes.has('src') ? attributes : 'drop';
    default:
      return attributes;
  }
}

// Set by us in any case, so what the feed says of them is not worth reporting.
const forcedOnImages = new Set(['decoding', 'loading', 'referrerpolicy']);
const forcedOnLinks = new Set(['referrerpolicy', 'rel']);
const forcedOnMedia = new Set(['controls', 'preload']);

function unforced(
  attributes: ReadonlyMap<string, string>,
  forced: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  return new Map([...attributes].filter(([name]) => !forced.has(name)));
}

/** `<a name="x">` is how pages once named the place a fragment points to (HTML §16.2). */
function nameToId(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const name = attributes.get('name');
  if (name === undefined) return attributes;
  const named = new Map([...attributes].filter(([attribute]) => attribute !== 'name'));
  return named.has('id') ? named : named.set('id', name);
}
