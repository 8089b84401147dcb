const most = 50;
const longest = 200;
const mostUses = 5000;

/**
 * The harmless entities that a document type declares (XML 1.0 §4.2): short plain text or character references. Everything that
 * refers to other entities, to files, or is long is left out, so nothing expands into something big.
 */
export function declaredEntities(doctype: string): Map<string, string> {
  const declared = new Map<string, string>();
  for (const part of doctype.split(/<!ENTITY\s/).slice(1, 1 + most)) {
    const [, name, double, single] =
      /^\s*([\w.-]{1,60})\s+(?:"([^"]{0,200})"|'([^']{0,200})')\s*>/.exec(part) ?? [];
    const value = double ?? single;
    if (name === undefined || value === undefined || value.length > longest) continue;
    if (/&(?!#)|[<%]/.test(value) || declared.has(name)) continue;
    declared.set(name, value);
  }
  return declared;
}

/** Puts declared entities in their places, five thousand of them at most; in CDATA too, which no feed minds. */
export function expandEntities(text: string, declared: ReadonlyMap<string, string>): string {
  let uses = 0;
  return text.replace(/&([\w.-]{1,60});/g, (reference, name: string) => {
    const value = declared.get(name);
    if (value === undefined || ++uses > mostUses) return reference;
    return value;
  });
}
