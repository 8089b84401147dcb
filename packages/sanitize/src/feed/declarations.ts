/** No one writes a longer one by hand. */
const longest = 1000;

/** A declaration of a `style` attribute, property in lower case, `!important` taken off. */
export interface Declaration {
  property: string;
  value: string;
  isImportant: boolean;
}

/** The declarations of a `style` attribute in their order, those without a value left out. */
export function declarationsOf(style: string): Declaration[] {
  return style
    .slice(0, longest)
    .split(';')
    .flatMap((declaration) => {
      const colon = declaration.indexOf(':');
      const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
      const written = declaration.slice(colon + 1);
      const value = written.replace(/!\s*important/i, '').trim();
      return property && value ? [{ property, value, isImportant: value !== written.trim() }] : [];
    });
}

/** What a `style` attribute says last of a property (CSS Cascade §6), in lower case. */
export function styleValue(style: string | undefined, property: string): string | undefined {
  if (!style?.toLowerCase().includes(property)) return undefined;
  const own = declarationsOf(style).filter((declaration) => declaration.property === property);
  return (own.findLast(({ isImportant }) => isImportant) ?? own.at(-1))?.value.toLowerCase();
}
