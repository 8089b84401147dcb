/** An XML element. Text among its children is plain text: it is escaped when written, never taken for markup. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | number | undefined>>;
  children: readonly XmlChild[];
}

/** `undefined` writes nothing, so optional parts can stand in place. */
export type XmlChild = XmlElement | string | undefined | readonly XmlChild[];

/** An element to be written. Attributes and children that are `undefined` are left out, empty ones are not. */
export function element(
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: XmlChild[]
): XmlElement {
  return { name, attributes, children };
}

/** `element` for optional text: no text or only blanks, no element. */
export function textElement(
  name: string,
  text: string | undefined,
  attributes: XmlElement['attributes'] = {},
): XmlElement | undefined {
  return text === undefined || text.trim() === '' ? undefined : element(name, attributes, text);
}

/**
 * A whole XML 1.0 document in UTF-8, indented between elements but never inside text. Characters that XML 1.0 §2.2
 * forbids become U+FFFD: to drop them could join what a sanitizer saw apart.
 */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${writeElement(root, '')}\n`;
}

function writeElement({ name, attributes, children }: XmlElement, indent: string): string {
  const opening = `${name}${writeAttributes(attributes)}`;
  const contents = flatten(children);
  if (contents.length === 0) return `${indent}<${opening}/>`;
  const hasText = contents.some((child) => typeof child === 'string');
  const inner = contents.map((child) =>
    typeof child === 'string' ? escapeText(child) : writeElement(child, hasText ? '' : `${indent}  `),
  );
  return hasText
    ? `${indent}<${opening}>${inner.join('')}</${name}>`
    : `${indent}<${opening}>\n${inner.join('\n')}\n${indent}</${name}>`;
}

function writeAttributes(attributes: XmlElement['attributes']): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`))
    .join('');
}

function flatten(children: readonly XmlChild[]): (XmlElement | string)[] {
  return children.flatMap((child) => {
    if (child === undefined) return [];
    return typeof child === 'string' || 'name' in child ? [child] : flatten(child);
  });
}

// Lone surrogates are forbidden too; toWellFormed() replaces them first, so that only pairs are left.
const FORBIDDEN = /[^\t\n\r\u0020-\uFFFD]/g;

function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(FORBIDDEN, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      // Only "]]>" must not stand in text, but nobody has to prove that there is none.
      .replaceAll('>', '&gt;')
      // Parsers turn a bare carriage return into a line feed (XML 1.0 §2.11).
      .replaceAll('\r', '&#13;')
  );
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}
