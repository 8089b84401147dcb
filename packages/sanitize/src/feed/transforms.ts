import type { ParsedNode } from '../parse.ts';
import { buttonKind } from './buttons.ts';
import type { FeedContext } from './context.ts';
import { embedLink } from './embeds.ts';
import { isHidden } from './hidden.ts';
import { imageAttributes } from './images.ts';
import { isPlaceholder, recoverLazyImage } from './lazy-images.ts';
import { isMark } from './marks.ts';
import { mediaAttributes } from './media.ts';
import { scriptContent } from './scripts.ts';
import { applyStyle } from './styles.ts';
import { isTracker } from './trackers.ts';

/** An HTML element as the feed has it: every attribute still there. */
export interface SourceElement {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly ParsedNode[];
  /** The tag of the element right after it, if any. */
  next: string | undefined;
}

/** The element to judge instead. */
export interface Rewritten {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  /** Its only content, in place of what the feed has. */
  text?: string;
  /** Elements between it and its content, outermost first. */
  inside?: readonly string[];
}

/** The transforms that need to see what the policy will take away: hidden things, frames, scripts, images, buttons, styles. */
export function rewriteElement(element: SourceElement, context: FeedContext): Rewritten | 'drop' {
  const { tag, attributes } = element;
  const rewritten = isHidden(attributes) && tag !== 'img' ? 'hidden' : rewrite(element, context);
  if (typeof rewritten === 'string') {
    context.tally.add(rewritten);
    return 'drop';
  }
  return applyStyle(rewritten, context.rules);
}

/** What an element becomes, or, for the report, what it was that goes. */
function rewrite(element: SourceElement, context: FeedContext): Rewritten | string {
  const { tag, attributes, next } = element;
  const { rules, tally } = context;
  switch (tag) {
    case 'iframe':
    case 'embed': {
      if (rules.isAd(attributes.get('src') ?? '')) return 'ad';
      const link = embedLink(attributes, context);
      if (!link) return tag;
      tally.add(tag);
      return { tag: 'a', ...link };
    }
    case 'script': {
      const content = scriptContent(element, context);
      if (!content) return tag;
      tally.add(tag);
      return content;
    }
    case 'img': {
      if (isTracker(attributes, rules.isTracker)) return 'tracker';
      if (rules.isAd(attributes.get('src') ?? '')) return 'ad';
      if (isPlaceholder(attributes, next)) return 'placeholder';
      if (!rules.elements.has('img')) return { tag: 'img', attributes, text: attributes.get('alt') ?? '' };
      return { tag, attributes: recoverLazyImage(unforced(attributes, forcedOnImages)) };
    }
    case 'a': {
      const button = buttonKind(element, rules);
      if (button) return button;
      const named = nameToId(unforced(attributes, forcedOnLinks));
      if (!isMark(element)) return { tag, attributes: named };
      // Others may point to it.
      const id = named.get('id');
      return id === undefined ? 'mark' : { tag, attributes: new Map([['id', id]]), text: '' };
    }
    case 'audio':
    case 'video':
      return { tag, attributes: unforced(attributes, forcedOnMedia) };
    default:
      return { tag: rules.rename.get(tag) ?? tag, attributes };
  }
}

/** The attributes with which an allowed element stays, once its own are filtered; `drop` when nothing would be left of its sense. */
export function finishElement({
  tag,
  attributes,
}: Pick<Rewritten, 'tag' | 'attributes'>): ReadonlyMap<string, string> | 'drop' {
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
