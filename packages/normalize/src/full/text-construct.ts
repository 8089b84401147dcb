import { firstPlain, longestSummary } from '../first-plain.ts';
import { firstLanguage } from '../language.ts';
import type { Notices } from '../notices.ts';
import { htmlText, isHtml, type Text } from '../text.ts';
import { unsafeHtml } from '../unsafe-html.ts';
import { joinBase } from '../urls.ts';
import type { TextConstruct } from './full-feed.ts';
import { resolveLinks } from './resolve-links.ts';

/** What an element inherits from those it stands in. */
export interface Around {
  base: string | undefined;
  languages: readonly (string | undefined)[];
  notices: Notices;
}

/** The first text that is there, with all that its element says of it. */
export function textConstruct(
  candidates: readonly (Text | undefined)[],
  { base, languages, notices }: Around,
): TextConstruct | undefined {
  const written = candidates.find((candidate) => candidate !== undefined);
  if (written === undefined) return undefined;
  const own = joinBase(base, written.base);
  const language = firstLanguage(written.language, ...languages);
  return {
    text: firstPlain([written], longestSummary, notices) ?? '',
    html: unsafeHtml(resolveLinks(htmlText(written), own)),
    type: isHtml(written) ? 'html' : 'text',
    ...(language && { language }),
    ...(own && { baseUrl: own }),
  };
}
