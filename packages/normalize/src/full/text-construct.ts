import { firstPlain, longestSummary } from '../first-plain.ts';
import { firstLanguage } from '../language.ts';
import type { Notices } from '../notices.ts';
import { escapeHtml, htmlText, isHtml, type Text } from '../text.ts';
import { unsafeHtml } from '../unsafe-html.ts';
import { joinBase } from '../urls.ts';
import type { TextConstruct } from './full-feed.ts';
import { resolveLinks } from './resolve-links.ts';

/** What an element inherits from those it stands in. */
export interface Around {
  base: string | undefined;
  language: string | undefined;
  notices: Notices;
}

/**
 * The first text that is there, with all that its element says of it. Plain text becomes paragraphs where it is a body, and a
 * line where it is a title.
 */
export function textConstruct(
  candidates: readonly (Text | undefined)[],
  { base, language: inherited, notices }: Around,
  { isBody = false }: { isBody?: boolean } = {},
): TextConstruct | undefined {
  const written = candidates.find((candidate) => candidate !== undefined);
  if (written === undefined) return undefined;
  const own = joinBase(base, written.base);
  const language = firstLanguage([written.language], inherited);
  const isMarkup = isHtml(written);
  const text = firstPlain([written], longestSummary, notices) ?? '';
  return {
    text,
    html: unsafeHtml(isMarkup || isBody ? resolveLinks(htmlText(written), own) : escapeHtml(text)),
    type: isMarkup ? 'html' : 'text',
    ...(language && { language }),
    ...(own && { baseUrl: own }),
  };
}
