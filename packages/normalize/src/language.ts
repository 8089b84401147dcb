/** The first of several labels that is a language tag (BCP 47), in canonical form: `en_us` → `en-US`. */
export function firstLanguage(...labels: readonly (string | undefined)[]): string | undefined {
  for (const label of labels) {
    const tag = label?.split(/[,;]/)[0]?.trim().replaceAll('_', '-');
    if (!tag) continue;
    try {
      const [language] = Intl.getCanonicalLocales(tag);
      if (language && language !== 'und') return language;
    } catch {
      // `english` or worse: the next label may be a tag.
    }
  }
  return undefined;
}
