/** An ini file's text: UTF-8 with or without a byte order mark, else Latin-1 (as Windows-1252 reads it). */
export function decodeIni(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
