/** A piece of markup, from `start` up to `end`. What lies between two tokens is text. */
export interface Token {
  /**
   * `stray`: a `<` that starts nothing. `cut`: markup that the end of the document interrupts.
   */
  kind: 'open' | 'close' | 'comment' | 'cdata' | 'instruction' | 'doctype' | 'stray' | 'cut';
  start: number;
  end: number;
  /** Of a tag: the name as written, with its prefix. Else empty. */
  name: string;
  /** `<br/>` */
  selfClosed: boolean;
}

/** Reads the markup of one document, well-formed or not. */
export interface Scanner {
  /** The first token at or after a place. Absent when only text is left. */
  next(from: number): Token | undefined;
}

const namePattern = /[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*(?::[\w.\-\u0080-\uffff]+)?/y;

/** A lenient scanner; reading a whole document from front to back takes time in proportion to its length, whatever it contains. */
export function createScanner(text: string): Scanner {
  const find = createFinder(text);
  // With a memory of its own: it looks far ahead, where all others look for the same sign nearby.
  const findBehindSubset = createFinder(text);
  // Characters read in tags that turned out to be none. Past the budget quotes no longer count, so that reading stays linear.
  let wasted = 0;
  const budget = 4 * text.length;

  function next(from: number): Token | undefined {
    const start = text.indexOf('<', from);
    if (start < 0) return undefined;
    const following = text.charCodeAt(start + 1);
    if (following === 0x21) return declaration(start);
    if (following === 0x3f) return instruction(start);
    if (following === 0x2f) return closeTag(start);
    return openTag(start);
  }

  function declaration(start: number): Token {
    if (text.startsWith('<!--', start)) {
      const end = find('-->', start + 4);
      return end < 0 ? stray(start) : token('comment', start, end + 3);
    }
    if (text.startsWith('<![CDATA[', start)) {
      const end = find(']]>', start + 9);
      return end < 0 ? token('cut', start, text.length) : token('cdata', start, end + 3);
    }
    if (/^<!doctype/i.test(text.slice(start, start + 9))) return token('doctype', start, doctypeEnd(start));
    return stray(start);
  }

  /** An internal subset ends at `]>`; inside it `>` may stand anywhere. */
  function doctypeEnd(start: number): number {
    const end = find('>', start);
    if (end < 0) return text.length;
    const subset = find('[', start);
    if (subset < 0 || subset > end) return end + 1;
    const subsetEnd = find(']', subset);
    const closing = subsetEnd < 0 ? -1 : findBehindSubset('>', subsetEnd);
    return closing < 0 ? end + 1 : closing + 1;
  }

  function instruction(start: number): Token {
    const end = find('>', start);
    if (end < 0) return token('cut', start, text.length);
    if (text[end - 1] === '?' || /^<\?xml/i.test(text.slice(start, start + 5)))
      return token('instruction', start, end + 1);
    const proper = find('?>', start);
    return token('instruction', start, proper < 0 ? end + 1 : proper + 2);
  }

  function closeTag(start: number): Token {
    const name = nameAt(start + 2);
    if (name === '') return stray(start);
    const end = find('>', start);
    if (end < 0) return token('cut', start, text.length);
    const other = find('<', start + 1);
    // `</title <link>`: the tag lost its end.
    if (other >= 0 && other < end) return token('close', start, start + 2 + name.length, name);
    return token('close', start, end + 1, name);
  }

  function openTag(start: number): Token {
    const name = nameAt(start + 1);
    if (name === '') return stray(start);
    if (wasted > budget) return brokenTag(start, name);
    for (let at = start + 1 + name.length; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x3e) return token('open', start, at + 1, name, text[at - 1] === '/');
      if (code === 0x3c) {
        wasted += at - start;
        return stray(start);
      }
      if (code !== 0x22 && code !== 0x27) continue;
      const close = find(code === 0x22 ? '"' : "'", at + 1);
      if (close < 0 || !isQuotedValue(at, close)) return brokenTag(start, name);
      at = close;
    }
    return token('cut', start, text.length);
  }

  /** Quotes may hold a `<` against the rules, but then the tag has to go on behind them as a tag does. */
  function isQuotedValue(open: number, close: number): boolean {
    const inside = find('<', open + 1);
    return inside < 0 || inside > close || /[\s/>?]/.test(text[close + 1] ?? '');
  }

  /** A quote that never closes: the tag ends at the next `>`. */
  function brokenTag(start: number, name: string): Token {
    const end = find('>', start);
    if (end < 0) return token('cut', start, text.length);
    const other = find('<', start + 1);
    if (other >= 0 && other < end) return stray(start);
    return token('open', start, end + 1, name, text[end - 1] === '/');
  }

  function nameAt(at: number): string {
    namePattern.lastIndex = at;
    return namePattern.test(text) ? text.slice(at, namePattern.lastIndex) : '';
  }

  return { next };
}

/** Where a row of `<` ends that start nothing. All at once: a million of them would else become a million pieces. */
export function endOfStrays(text: string, start: number): number {
  let end = start + 1;
  while (text[end] === '<' && !/[\w!?/]/.test(text[end + 1] ?? '')) end++;
  return end;
}

/** `indexOf` that remembers: a document with a million openings and one far end is searched once, not a million times. */
function createFinder(text: string): (needle: string, from: number) => number {
  const known = new Map<string, { from: number; at: number }>();
  return (needle, from) => {
    const last = known.get(needle);
    if (last && last.from <= from && (last.at < 0 || last.at >= from)) return last.at;
    const at = text.indexOf(needle, from);
    known.set(needle, { from, at });
    return at;
  };
}

function token(kind: Token['kind'], start: number, end: number, name = '', selfClosed = false): Token {
  return { kind, start, end, name, selfClosed };
}

function stray(start: number): Token {
  return token('stray', start, start + 1);
}
