import { decodeEntities } from '../text.ts';
import { withoutForbiddenReferences } from './forbidden-references.ts';

/**
 * Long texts of one document that stand elsewhere while all else in it is read: most of a feed is such texts, and whatever looks at
 * a document takes as long over their characters as over all else. In their places stand marks.
 */
export interface ParkedTexts {
  /** Takes a text, as written in XML, out of a document that is being decoded. What is to stand in its place. */
  setAside(raw: string): string;
  /** Markup with all that was set aside put back as written. */
  whole(markup: string): string;
  /** What feedsmith is to read in the place of an element's text, both as written in XML: a mark where it is long, else the text. */
  park(raw: string): string;
  /** Puts what was parked back, decoded, in what feedsmith made of the document, in place: nobody else has it yet. */
  restore<Value>(parsed: Value): Value;
  /** Characters of all that was set aside. */
  size(): number;
}

/** Characters of a text that is worth parking. */
const long = 300;

// Both signs are in no document that comes here. They can get in by references that are decoded twice, so a mark has a secret too.
const parked = '\u0001';
const aside = '\u0002';

/** Starts with no texts. */
export function createParkedTexts(): ParkedTexts {
  const texts: string[] = [];
  // Who writes a document cannot know it; nothing of it comes out.
  const secret = Math.random().toString(36).slice(2);
  const mark = `${parked}${secret}:`;
  const asideMark = `${aside}${secret}:`;
  let size = 0;

  function textAt(place: string): string {
    return texts[Number(place)] ?? '';
  }

  function whole(markup: string): string {
    return markup.includes(aside) ? withoutMarks(markup, asideMark, textAt) : markup;
  }

  function restoreIn(holder: Record<string, unknown>): void {
    for (const key of Object.keys(holder)) {
      const value = holder[key];
      if (isHolder(value)) restoreIn(value);
      if (typeof value !== 'string' || !value.includes(parked)) continue;
      const only = value.startsWith(mark) ? texts[Number(value.slice(mark.length, -1))] : undefined;
      // Of an element that is never closed feedsmith hands on what follows as well, marks and all.
      holder[key] =
        only === undefined ? withoutMarks(value, mark, (place) => readText(textAt(place))) : readText(only);
    }
  }

  return {
    setAside(raw) {
      size += raw.length;
      return `${asideMark}${texts.push(withoutForbiddenReferences(raw)) - 1}${aside}`;
    },
    whole,
    park(raw) {
      const trimmed = raw.trim();
      const isAside = trimmed.startsWith(aside) && trimmed.indexOf(aside, 1) === trimmed.length - 1;
      if (isAside) return trimmed.replaceAll(aside, parked);
      const written = whole(raw);
      if (written.length <= long || trimmed === '') return written;
      return `${mark}${texts.push(written) - 1}${parked}`;
    },
    restore(parsed) {
      if (texts.length > 0 && isHolder(parsed)) restoreIn(parsed);
      return parsed;
    },
    size: () => size,
  };
}

/** A text with what is meant in the place of each mark, which ends with the sign that it begins with. */
function withoutMarks(text: string, mark: string, meant: (place: string) => string): string {
  const [before = '', ...parts] = text.split(mark);
  const rest = parts.map((part) => {
    const end = part.indexOf(mark.charAt(0));
    return meant(part.slice(0, end)) + part.slice(end + 1);
  });
  return before + rest.join('');
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
