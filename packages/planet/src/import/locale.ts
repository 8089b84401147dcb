/**
 * The language of a POSIX locale (`es_MX.UTF-8` → `es-MX`, `C` → `en`); of several, separated by colons, the first that is
 * known here. Absent if none is.
 */
export function bcp47(locales: string): string | undefined {
  for (const locale of locales.split(/[:\s]+/)) {
    const name = (locale.split(/[.@]/)[0] ?? '').replaceAll('_', '-');
    if (/^(C|POSIX)$/.test(name)) return 'en';
    try {
      const [tag] = Intl.DateTimeFormat.supportedLocalesOf(name);
      if (tag) return tag;
    } catch {}
  }
  return undefined;
}
