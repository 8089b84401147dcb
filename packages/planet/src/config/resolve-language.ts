import type { Report } from './problem.ts';

/**
 * A language's tag in canonical form. The standard lets a language be a word of up to eight letters, but there is none of more than
 * three: whoever writes "german" means "de", and would get pages whose language nobody knows.
 */
export function resolveLanguage(tag: string, report: Report): string {
  const canonical = canonicalTag(tag);
  if (canonical !== undefined && /^[a-z]{2,3}(-|$)/i.test(canonical)) return canonical;
  const code = codeOf(tag);
  const hint = code ? `Did you mean "${code}"?` : 'Write a tag such as "en" or "pt-BR".';
  report('language', `${JSON.stringify(tag)} is not a language`, hint);
  return tag;
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** The code of two letters for a language's name, in English or its own. */
function codeOf(name: string): string | undefined {
  const sought = name.trim().toLowerCase();
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const known = codes.filter((code) => english.of(code) !== undefined);
  return (
    known.find((code) => english.of(code)?.toLowerCase() === sought) ??
    known.find(
      (code) => new Intl.DisplayNames([code], { type: 'language' }).of(code)?.toLowerCase() === sought,
    )
  );
}
