import type { SafeHtml } from '@planet-ceres/model';
import { unescapeReferences } from './escape.ts';
import { readTokens } from './grammar.ts';

/** A picture of an entry. */
export interface EntryImage {
  /** Absolute, unless the entry was sanitized without a `baseUrl`. */
  url: string;
  /** What it shows, in its author's words. */
  alt?: string;
  /** Pixels, as its author gave them. */
  width?: number;
  height?: number;
}

/**
 * The first picture that can stand for an entry, also the still of a film: none inside the markup (`data:`), none given as smaller
 * than 50 pixels, no emoji, no icon of a site, no face from Gravatar, no formula. Undefined without one. Throws at a string that did not come out of the sanitizer.
 */
export function firstImage(html: SafeHtml): EntryImage | undefined {
  for (const token of readTokens(html)) {
    if (token.type !== 'start' || (token.tag !== 'img' && token.tag !== 'video')) continue;
    const image = imageOf(
      new Map(token.attributes.map(([name, value]) => [name, unescapeReferences(value)])),
    );
    if (image) return image;
  }
  return undefined;
}

function imageOf(attributes: ReadonlyMap<string, string>): EntryImage | undefined {
  // Of a film `src` is the film itself.
  const url = attributes.has('controls')
    ? attributes.get('poster')
    : (attributes.get('src') ?? largest(attributes.get('srcset')));
  const alt = attributes.get('alt') ?? '';
  const width = pixels(attributes.get('width'));
  const height = pixels(attributes.get('height'));
  if (!url || url.startsWith('data:') || isEmoji(alt) || standsForElse.test(url)) return undefined;
  if ((width ?? smallest) < smallest || (height ?? smallest) < smallest) return undefined;
  return {
    url,
    ...(alt !== '' && { alt }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  };
}

const smallest = 50;

/** Icons of sites, faces of those who comment, formulas. */
const standsForElse = /\/favicon[^/]*$|gravatar\.com\/avatar\/|\/latex\.php\?/i;

function pixels(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** Authors write the smallest first. */
function largest(srcset: string | undefined): string | undefined {
  return srcset?.split(', ').at(-1)?.split(' ')[0];
}

function isEmoji(alt: string): boolean {
  return /^(?:(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)+|:[\w+-]+:)$/u.test(
    alt.trim(),
  );
}
