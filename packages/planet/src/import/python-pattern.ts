/** Letters that mean something behind a backslash in Python 2. */
const special = /[AbBdDsSwWZafnrtvx0-9]/;

/**
 * A regular expression of Python's `re` in the words of RE2, or what keeps it from being one. Comments go, `\Z` becomes `\z`,
 * `{,3}` becomes `{0,3}`, flags that hold for the whole pattern go to its beginning, and a backslash before a letter that
 * means nothing in Python goes. Look-around, back-references and conditions have no equal.
 */
export function fromPython(pattern: string): { pattern: string } | { wrong: string } {
  const flags = new Set<string>();
  let result = '';
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const rest = pattern.slice(at);
    if (character === '\\') {
      const next = pattern[at + 1] ?? '';
      at += 1;
      if (/[1-9]/.test(next) && !inClass) return { wrong: `it refers back to a group (\\${next})` };
      result += escaped(next);
    } else if (inClass) {
      inClass = character !== ']';
      result += character;
    } else if (character === '[') {
      // A bracket that closes right after the one that opens is a character of the class.
      const [start = '['] = /^\[\^?\]?/.exec(rest) ?? [];
      at += start.length - 1;
      inClass = true;
      result += start;
    } else if (rest.startsWith('(?')) {
      const group = readGroup(rest);
      if ('wrong' in group) return group;
      for (const flag of group.flags) flags.add(flag);
      result += group.text;
      at += group.length - 1;
    } else if (/^\{,\d+\}/.test(rest)) {
      result += '{0';
    } else {
      result += character;
    }
  }
  if (flags.has('x')) return { wrong: 'it is spread over white space (?x)' };
  const kept = [...flags].filter((flag) => 'ims'.includes(flag)).join('');
  return { pattern: kept ? `(?${kept})${result}` : result };
}

/** What stands behind a backslash. */
function escaped(character: string): string {
  if (character === 'Z') return '\\z';
  if (character === '') return '\\\\';
  if (special.test(character)) return `\\${character}`;
  return /[\p{L}\p{N}\s]|[^\0-\x7f]/u.test(character) ? character : `\\${character}`;
}

type Group = { text: string; length: number; flags: string } | { wrong: string };

/** The beginning of a group with a question mark. */
function readGroup(rest: string): Group {
  const comment = /^\(\?#[^)]*\)/.exec(rest)?.[0];
  if (comment) return { text: '', length: comment.length, flags: '' };
  const [whole, letters = ''] = /^\(\?([iLmsux]+)\)/.exec(rest) ?? [];
  if (whole) return { text: '', length: whole.length, flags: letters };
  if (/^\(\?<?[=!]/.test(rest)) return { wrong: 'it looks around (?=, ?!, ?<=, ?<!)' };
  if (rest.startsWith('(?P=')) return { wrong: 'it refers back to a group (?P=)' };
  if (rest.startsWith('(?(')) return { wrong: 'it has a condition (?()|)' };
  return { text: '(?', length: 2, flags: '' };
}
