import { cleanCharacters } from './characters.ts';
import { classValue } from './feed/classes.ts';
import type { FeedContext } from './feed/context.ts';
import { prefixId, prefixIds } from './feed/ids.ts';
import { srcsetValue } from './feed/srcset.ts';
import { dataImageUrl, linkUrl, mediaUrl } from './feed/urls.ts';
import type { Kind } from './rules.ts';

/**
 * The value with which an allowed attribute may stay on an allowed element, or undefined when it may not. An `href` comes back
 * as it is: where it leads depends on the ids of the whole entry (`hrefValue`).
 */
export function attributeValue(
  name: string,
  value: string,
  { tag, kind }: { tag: string; kind: Kind },
  context: FeedContext,
): string | undefined {
  const text = cleanCharacters(value).trim();
  switch (name) {
    case 'href':
      return text;
    case 'cite':
      return linkUrl(text, context);
    case 'src':
      return (tag === 'img' ? dataImageUrl(text, context) : undefined) ?? mediaUrl(text, context);
    case 'poster':
      return mediaUrl(text, context);
    case 'srcset':
      return srcsetValue(text, context);
    case 'class':
      return classValue(text, context);
    case 'role':
      return context.rules.roles.has(text) ? text : undefined;
    case 'id':
      return prefixId(text, context.idPrefix);
    case 'headers':
      return prefixIds(text, context.idPrefix);
    case 'width':
    case 'height':
      return kind === 'html' ? dimension(text) : plainValue(text, kind, context);
    default:
      return plainValue(text, kind, context);
  }
}

/** HTML dimensions are whole pixels or percents (HTML §2.3.4.4); authors write `px` nonetheless. */
function dimension(text: string): string | undefined {
  return /^(\d{1,4})(?:\.\d+)?\s*(?:px)?$/i.exec(text)?.[1] ?? /^\d{1,3}%$/.exec(text)?.[0];
}

/** `fill="url(#shade)"` keeps pointing into its own drawing; any other `url()`, or an escape that could hide one, goes. */
function plainValue(text: string, kind: Kind, { idPrefix }: FeedContext): string | undefined {
  if (kind === 'html' || !/[\\(@]/.test(text) || functions.test(text)) return text;
  const id = /^url\(\s*["']?#([^"')\s]+)["']?\s*\)$/i.exec(text)?.[1];
  const prefixed = id === undefined ? undefined : prefixId(id, idPrefix);
  return prefixed === undefined || /[()\\@]/.test(prefixed) ? undefined : `url(#${prefixed})`;
}

const functions = /^(?:(?:matrix|rotate|scale|skewX|skewY|translate|rgba?|hsla?)\([\d\s,.%/e+-]*\)[\s,]*)+$/i;
