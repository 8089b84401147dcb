import { type ParsedNode, parsedElement, parsedText } from '../parse.ts';
import type { Rules } from '../rules.ts';
import type { FeedContext } from './context.ts';
import { drawingAttributes } from './drawings.ts';
import { embedLink, frameUrl } from './embeds.ts';
import { isHidden } from './hidden.ts';
import { imageAttributes } from './images.ts';
import { isInvisible } from './invisible.ts';
import { isPlaceholder, recoverLazyImage } from './lazy-images.ts';
import { isMark } from './marks.ts';
import { mediaAttributes } from './media.ts';
import { playerUrl } from './player-elements.ts';
import { scriptContent } from './scripts.ts';
import { applyStyle } from './styles.ts';

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

/** The same for an element of a drawing or a formula. */
export function rewriteDrawing({ tag, attributes }: SourceElement): Rewritten {
  return { tag, attributes: drawingAttributes(attributes) };
}

/** What an element becomes, or, for the report, what it was that goes. */
function rewrite(element: SourceElement, context: FeedContext): Rewritten | string {
  const { tag, attributes, next } = element;
  const { rules, tally } = context;
  switch (tag) {
    case 'object':
      // What is inside is there for those who cannot show it, as we cannot.
      return holdsNothing(element.children) ? frameCard(element, context) : { tag, attributes };
    case 'iframe':
    case 'embed':
      return frameCard(element, context);
    case 'script': {
      const content = scriptContent(element, context);
      if (!content) return tag;
      tally.add(tag);
      return content;
    }
    case 'img': {
      if (isInvisible(attributes)) return 'tracker';
      if (isPlaceholder(attributes, next)) return 'placeholder';
      if (!rules.elements.has('img'))
        return { tag: 'img', attributes, text: ` ${attributes.get('alt') ?? ''} ` };
      return { tag, attributes: recoverLazyImage(unforced(attributes, forcedOnImages)) };
    }
    case 'input': {
      // What is done in a list of things to do; any other box is part of a form.
      const isTask = attributes.get('type')?.toLowerCase() === 'checkbox' && attributes.has('disabled');
      return isTask
        ? { tag: 'span', attributes: new Map(), text: attributes.has('checked') ? '☑' : '☐' }
        : tag;
    }
    case 'a': {
      const named = nameToId(unforced(attributes, forcedOnLinks));
      if (!isMark(element)) return { tag, attributes: named };
      // Others may point to it.
      const id = named.get('id');
      return id === undefined ? 'mark' : { tag, attributes: new Map([['id', id]]), text: '' };
    }
    case 'audio':
    case 'video':
      return { tag, attributes: recoverLazyImage(unforced(attributes, forcedOnMedia)) };
    case 'source':
      return { tag, attributes: recoverLazyImage(attributes) };
    default: {
      const player = playerUrl(tag, attributes);
      if (player === undefined) return { tag: rules.rename.get(tag) ?? tag, attributes };
      tally.add('iframe');
      return {
        tag: 'a',
        ...embedLink(player, attributes.get('playlabel') ?? attributes.get('title'), context),
      };
    }
  }
}

/** The attributes with which an allowed element stays, once its own are filtered; or, for the report, what it was that goes. */
export function finishElement(
  { tag, attributes }: Pick<Rewritten, 'tag' | 'attributes'>,
  { isTracker, isAd }: Rules,
): ReadonlyMap<string, string> | string {
  switch (tag) {
    case 'img': {
      const url = attributes.get('src') ?? '';
      if (isTracker(url)) return 'tracker';
      return isAd(url) ? 'ad' : (imageAttributes(attributes) ?? tag);
    }
    case 'audio':
    case 'video':
      return mediaAttributes(attributes);
    case 'source':
      return attributes.has('src') || attributes.has('srcset') ? attributes : tag;
    case 'track':
      return attributes.has('src') ? attributes : tag;
    default:
      return attributes;
  }
}

function frameCard({ tag, attributes }: SourceElement, context: FeedContext): Rewritten | string {
  const address = frameUrl(attributes, context);
  if (address === undefined) return 'empty frame';
  if (context.rules.isAd(address)) return 'ad';
  context.tally.add(tag);
  return { tag: 'a', ...embedLink(address, attributes.get('title'), context) };
}

function holdsNothing(children: readonly ParsedNode[]): boolean {
  return children.every(
    (node) => parsedElement(node)?.tagName === 'param' || parsedText(node)?.trim() === '',
  );
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
