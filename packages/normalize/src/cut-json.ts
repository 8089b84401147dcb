/**
 * The beginning of a JSON document that breaks off, closed behind the last whole entry: the last object in the outermost list of
 * objects. Absent where there is none. One pass.
 */
export function closeCutJson(text: string): string | undefined {
  const closers: string[] = [];
  let end = 0;
  let rest: readonly string[] | undefined;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') at = endOfString(text, at);
    else if (sign === '{') closers.push('}');
    else if (sign === '[') closers.push(']');
    else if (sign === '}' || sign === ']') {
      closers.pop();
      const isEntry = sign === '}' && closers.at(-1) === ']';
      if (isEntry && closers.length <= (rest?.length ?? deepest)) {
        end = at + 1;
        rest = [...closers];
      }
    }
  }
  return rest && text.slice(0, end) + [...rest].reverse().join('');
}

/** `rss`, `channel`, `item` and the list itself: entries lie no deeper. */
const deepest = 4;

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
