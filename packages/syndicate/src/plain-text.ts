import type { SafeHtml } from '@planet-ceres/model';

/** The words of a short piece of safe markup, on one line; `undefined` when there are none. Not for whole entries. */
export function plainText(html: SafeHtml | undefined): string | undefined {
  const text = html
    // Tags within a line part no words, all others do.
    ?.replace(TAG, (_, name: string) => (INLINE.has(name.toLowerCase()) ? '' : ' '))
    // A serializer of HTML writes these references and no others (HTML §13.3).
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

const TAG = /<\/?([a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const INLINE = new Set(['a', 'abbr', 'b', 'cite', 'code', 'em', 'i', 'small', 'span', 'strong', 'u']);
