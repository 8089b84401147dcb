/** Names that feeds use for charsets and `TextDecoder` does not know, or knows as something smaller. */
const aliases = new Map([
  ['ansi', 'windows-1252'],
  ['big-5', 'big5'],
  ['cp874', 'windows-874'],
  ['cp932', 'shift_jis'],
  ['cp936', 'gb18030'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
  ['euc-cn', 'gb18030'],
  ['euc_jp', 'euc-jp'],
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['gb_2312', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['ks_c_5601', 'euc-kr'],
  ['latin-1', 'windows-1252'],
  ['shift-jis', 'shift_jis'],
  ['tis620', 'windows-874'],
  ['u16', 'utf-16'],
  ['u32', 'utf-32'],
  ['u8', 'utf-8'],
  ['ucs-2', 'utf-16'],
  ['ucs-4', 'utf-32'],
  ['utf-8mb4', 'utf-8'],
  ['utf16', 'utf-16'],
  ['utf32', 'utf-32'],
  ['utf8mb4', 'utf-8'],
]);

/**
 * The charset a label means, as `TextDecoder` names it; `utf-32` besides, which it does not have. Absent for a label that nobody knows.
 * Underscores, `cp125x`, `win-125x` and `windows125x` are understood.
 */
export function charsetOf(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  const name = label.trim().toLowerCase();
  const page = /^(?:cp|win|windows)[-_]?(125[0-8])$/.exec(name)?.[1];
  const meant = page
    ? `windows-${page}`
    : (aliases.get(name) ?? aliases.get(name.replaceAll('_', '-')) ?? name);
  if (meant.startsWith('utf-32')) return 'utf-32';
  for (const candidate of [meant, meant.replaceAll('_', '-')]) {
    try {
      return new TextDecoder(candidate).encoding;
    } catch {
      // An unknown label; the next spelling may be known.
    }
  }
  return undefined;
}
