/**
 * The text of an old config: UTF-8 with or without a byte order mark, else Latin-1 (as Windows-1252 reads it), without control
 * characters and those that turn the direction of the text around them: old files are full of what once was pasted.
 */
export function decodeIni(bytes: Uint8Array): string {
  return decode(bytes).replace(/(?![\t\n\r])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
