import type { ParsedNode } from '../parse.ts';
import type { Rules } from '../rules.ts';
import { visibleText } from './visible-text.ts';

/**
 * What a link is for, if not for reading: `ad` when it leads to an advertiser or a feed service's own row of buttons, `share` when
 * it offers to pass the entry on. Undefined for any other link, and for one around more text than a button has: `share` links
 * also stand in sentences.
 */
export function buttonKind(
  { attributes, children }: { attributes: ReadonlyMap<string, string>; children: readonly ParsedNode[] },
  { isAd, isShare }: Rules,
): 'ad' | 'share' | undefined {
  const href = attributes.get('href') ?? '';
  const kind = isAd(href) ? 'ad' : isShare(href) ? 'share' : undefined;
  const text = kind && visibleText(children);
  if (text === undefined) return undefined;
  return text.split(' ').length <= words[kind ?? 'share'] ? kind : undefined;
}

const words = { ad: 20, share: 4 };
