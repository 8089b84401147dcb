/** Characters of a tag; RFC 5646 §4.4.1 has none of more than 35. */
const longest = 100;

/** What stands for `xml:lang=""`, "in no language" (XML §2.12), which feedsmith takes for no attribute. */
export const noLanguage = 'und-x-none';

/**
 * The first of several labels that is a language tag (BCP 47), in canonical form: `en_us` → `en-US`. `english` is none. Where no label
 * is one, what is inherited from around, which is canonical already.
 */
export function firstLanguage(
  labels: readonly (string | undefined)[],
  inherited?: string,
): string | undefined {
  for (const label of labels) {
    const tag = label?.slice(0, 1000).split(/[,;]/)[0]?.trim().replaceAll('_', '-');
    if (!tag || tag.length > longest || !/^[a-z]{2,3}(?:-|$)/i.test(tag)) continue;
    try {
      const [language] = Intl.getCanonicalLocales(tag);
      if (language === noLanguage) return undefined;
      if (language && language !== 'und') return language;
    } catch {
      // Not well-formed: the next label may be.
    }
  }
  return inherited;
}
