/** An element as read back; `text` is its own text with references resolved. */
export interface ParsedElement {
  name: string;
  attributes: Record<string, string>;
  children: ParsedElement[];
  text: string;
}

/**
 * Reads XML 1.0 with namespaces as strictly as our own documents need it: throws for whatever is not well-formed, for
 * a prefix without declaration, and for what we never write (comments, CDATA, doctypes, entities other than the five).
 */
export function parseXml(xml: string): ParsedElement {
  const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';
  if (!xml.startsWith(declaration)) fail('no XML declaration', xml);
  const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(xml);
  if (forbidden !== null) fail('a forbidden character', xml.slice(forbidden.index));
  const document: ParsedElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  let rest = xml.slice(declaration.length);
  while (rest !== '') {
    const token = TOKEN.exec(rest);
    if (token === null) fail('no token', rest);
    rest = rest.slice(token[0].length);
    const { text, closing, opening, attributes = '', empty } = token.groups ?? {};
    const parent = open.at(-1) ?? document;
    if (text !== undefined) parent.text += resolve(text);
    if (closing !== undefined && open.pop()?.name !== closing) fail(`</${closing}> closes nothing`, rest);
    if (opening !== undefined) {
      const element = { name: opening, attributes: parseAttributes(attributes), children: [], text: '' };
      parent.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  const [root, ...others] = document.children;
  if (open.length !== 1 || root === undefined || others.length > 0) fail('not one root element', xml);
  if (document.text.trim() !== '') fail('text outside the root', document.text);
  checkPrefixes(root, ['xml']);
  return root;
}

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const ATTRIBUTE = `\\s+${NAME}="[^<"]*"`;
const TOKEN = new RegExp(
  `^(?:(?<text>[^<]+)|</(?<closing>${NAME})>|<(?<opening>${NAME})(?<attributes>(?:${ATTRIBUTE})*)(?<empty>/?)>)`,
);

function parseAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of source.matchAll(/([^\s=]+)="([^"]*)"/g)) {
    if (name in attributes) fail(`a second ${name}`, source);
    attributes[name] = resolve(value);
  }
  return attributes;
}

function resolve(text: string): string {
  if (text.includes(']]>')) fail('"]]>" in text', text);
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d+));|&/g, (found, name?: string, code?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    return (
      { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name ?? ''] ?? fail('a bare "&"', found + text)
    );
  });
}

function checkPrefixes({ name, attributes, children }: ParsedElement, known: readonly string[]): void {
  const declared = Object.keys(attributes).flatMap((key) => (key.startsWith('xmlns:') ? [key.slice(6)] : []));
  const prefixes = [...known, ...declared];
  for (const used of [name, ...Object.keys(attributes)]) {
    const [prefix = '', local] = used.split(':');
    if (local !== undefined && prefix !== 'xmlns' && !prefixes.includes(prefix)) {
      fail(`the prefix of ${used} is not declared`, name);
    }
  }
  for (const child of children) checkPrefixes(child, prefixes);
}

/** All elements of a name below an element, in document order. */
export function findAll(element: ParsedElement, name: string): ParsedElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findAll(child, name),
  ]);
}

/** The direct children of a name. */
export function childrenOf(element: ParsedElement, name: string): ParsedElement[] {
  return element.children.filter((child) => child.name === name);
}

function fail(problem: string, where: string): never {
  throw new Error(`${problem}: ${where.slice(0, 120)}`);
}
