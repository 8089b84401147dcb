/**
 * The text of an old config: UTF-8 with or without a byte order mark, UTF-16 with one, else Latin-1 (as Windows-1252 reads it), without control
 * characters and those that turn the direction of the text around them: old files are full of what once was pasted. A line separator of
 * Unicode, which ends no line here, is a space.
 */
export function decodeIni(bytes: Uint8Array): string {
  return decode(bytes)
    .replace(/(?![\t\n\r])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\u2028\u2029]/g, ' ');
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
