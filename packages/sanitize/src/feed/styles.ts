import type { Rules } from '../rules.ts';
import { declarationsOf } from './declarations.ts';
import type { Rewritten } from './transforms.ts';

/**
 * An element with what its `style` says by the policy's `styles` written as markup: bold as `<b>`, centred as `align`. No value is
 * ever passed on. Colours, sizes, positions and whatever else makes a page of its own are not in that list.
 */
export function applyStyle(element: Rewritten, rules: Rules): Rewritten {
  const style = element.attributes.get('style');
  if (style === undefined) return element;
  const { tag, attributes } = element;
  const meanings = meaningsOf(style, rules);
  const align = meanings.findLast(
    ({ property, meaning }) => meaning.startsWith('align=') && aligns(tag, property),
  );
  return {
    ...element,
    ...(holders.has(tag) && { inside: elementsOf(meanings, rules) }),
    ...(align &&
      rules.elements.get(tag)?.attributes.has('align') && {
        attributes: new Map(attributes).set('align', align.meaning.slice('align='.length)),
      }),
  };
}

interface Meaning {
  property: string;
  meaning: string;
}

function meaningsOf(style: string, { styles }: Rules): Meaning[] {
  return declarationsOf(style).flatMap(({ property, value: values }) =>
    values
      .toLowerCase()
      .split(/\s+/)
      .flatMap((value) => {
        const meaning = styles.get(`${property}: ${value}`);
        return meaning === undefined ? [] : [{ property, meaning }];
      }),
  );
}

function elementsOf(meanings: readonly Meaning[], { elements }: Rules): string[] {
  const names = new Set(
    meanings.map(({ meaning }) => meaning).filter((meaning) => elements.get(meaning)?.kind === 'html'),
  );
  return [...names];
}

/** `align` moves a picture as `float` does, and the text of anything else as `text-align` does. */
function aligns(tag: string, property: string): boolean {
  return tag === 'img' ? property === 'float' : tag !== 'table' && property === 'text-align';
}

// Elements around words: in others an element more would stand where none may, or say what they say already.
const holders = new Set(['a', 'dd', 'div', 'em', 'figcaption', 'font', 'li', 'p', 'span', 'td', 'u']);
