/** The first of several labels that is a language tag (BCP 47), in canonical form: `en_us` → `en-US`. `english` is none. */
export function firstLanguage(...labels: readonly (string | undefined)[]): string | undefined {
  for (const label of labels) {
    const tag = label?.split(/[,;]/)[0]?.trim().replaceAll('_', '-');
    if (!tag || !/^[a-z]{2,3}(?:-|$)/i.test(tag)) continue;
    try {
      const [language] = Intl.getCanonicalLocales(tag);
      if (language && language !== 'und') return language;
    } catch {
      // Not well-formed: the next label may be.
    }
  }
  return undefined;
}
