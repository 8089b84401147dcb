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

/** Begins and ends a mark; it is in no document that comes here, not by reference either. */
const mark = '\u0001';

/** Starts with no texts, for one document. */
export function createParkedTexts(): ParkedTexts {
  const texts: string[] = [];

  function restoreIn(holder: Record<string, unknown>): void {
    for (const key of Object.keys(holder)) {
      const value = holder[key];
      if (isHolder(value)) restoreIn(value);
      if (typeof value !== 'string' || !value.startsWith(mark)) continue;
      const text = texts[Number(value.slice(1, -1))];
      if (text !== undefined) holder[key] = readText(text);
    }
  }

  return {
    park(raw) {
      if (raw.length <= long || raw.trim() === '') return raw;
      return `${mark}${texts.push(raw) - 1}${mark}`;
    },
    restore(parsed) {
      if (texts.length > 0 && isHolder(parsed)) restoreIn(parsed);
      return parsed;
    },
  };
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
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
