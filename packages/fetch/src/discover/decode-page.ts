/**
 * The text of a page, in the encoding that a browser would take (HTML §13.2.3.2): the byte order mark, else the charset of the
 * HTTP header, else the one that the page declares, else UTF-8. Never throws; a charset that nobody knows counts as absent.
 */
export function decodePage(bytes: Uint8Array, contentType: string | undefined): string {
  for (const label of [byteOrder(bytes), httpCharset(contentType), declaredCharset(bytes)]) {
    const text = label === undefined ? undefined : decodeAs(label, bytes);
    if (text !== undefined) return text;
  }
  return new TextDecoder().decode(bytes);
}

/** By the mark, or by the pattern of the first `<` where XML in UTF-16 goes without. */
function byteOrder([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return undefined;
}

function httpCharset(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?\s*([^"';\s]+)/i.exec(contentType ?? '')?.[1];
}

/** In an XML declaration or a `<meta>`. What can be read byte by byte is not in UTF-16, whatever it says. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const label =
    /^\s*<\?xml[^<>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(start)?.[1] ??
    /<meta\s[^<>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1];
  return label && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return undefined;
  }
}
