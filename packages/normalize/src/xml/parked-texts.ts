import { decodeEntities } from '../text.ts';

/** Long texts that feedsmith does not get to see: it takes as long over their characters as over all else in a feed. */
export interface ParkedTexts {
  /** What is to stand in the place of a text, both as written in XML: a mark where it is long, else the text. */
  park(raw: string): string;
  /** Puts the texts back, decoded, in what feedsmith made of the document, in place: nobody else has it yet. */
  restore<Value>(parsed: Value): Value;
}

/** Characters of a text that is worth it. */
const long = 300;

/** U+0001 is in no document that comes here, but by reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is in the mark because it is in nothing else
const marked = /^\u0001(\d+)\u0001$/;
const reference = /&#x?0*1(?![\da-f])/i;

/** Starts with no texts, for one document. In one that could forge a mark all texts stay where they are. */
export function createParkedTexts(document: string): ParkedTexts {
  const texts: string[] = [];
  const canForge = reference.test(document);

  function restoreIn(holder: object): void {
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value === 'object' && value !== null) restoreIn(value);
      const text = typeof value === 'string' ? texts[Number(marked.exec(value)?.[1])] : undefined;
      if (text !== undefined) Object.assign(holder, { [key]: readText(text) });
    }
  }

  return {
    park(raw) {
      if (raw.length <= long || canForge || raw.trim() === '') return raw;
      return `\u0001${texts.push(raw) - 1}\u0001`;
    },
    restore(parsed) {
      if (texts.length > 0 && typeof parsed === 'object' && parsed !== null) restoreIn(parsed);
      return parsed;
    },
  };
}

/** The text that is meant, read as feedsmith reads it: lines end with one sign (XML 1.0 §2.11), comments are out, entities decoded but in CDATA. */
function readText(raw: string): string {
  const [before = '', ...sections] = withoutComments(
    raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw,
  ).split('<![CDATA[');
  const decoded = sections.map((section) => {
    const end = section.indexOf(']]>');
    return end < 0 ? decodeEntities(section) : section.slice(0, end) + decodeEntities(section.slice(end + 3));
  });
  return (decodeEntities(before) + decoded.join('')).trim();
}

function withoutComments(raw: string): string {
  if (!raw.includes('<!--')) return raw;
  const [before = '', ...comments] = raw.split('<!--');
  const rest = comments.map((comment) => {
    const end = comment.indexOf('-->');
    return end < 0 ? `<!--${comment}` : comment.slice(end + 3);
  });
  return before + rest.join('');
}
