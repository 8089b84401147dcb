/**
 * The beginning of a JSON document that breaks off, closed behind the last whole entry: the last object in the last of the outermost
 * lists of objects. Where not even the first is whole, that list is empty. Absent where there is no such list. One pass.
 */
export function closeCutJson(text: string): string | undefined {
  const closers: string[] = [];
  let end = 0;
  let rest: readonly string[] | undefined;
  let before = '';
  const endHere = (at: number): void => {
    if (closers.at(-1) !== ']' || closers.length > (rest?.length ?? deepest)) return;
    end = at;
    rest = [...closers];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') at = endOfString(text, at);
    else if (sign === '{') {
      if (before === '[') endHere(at);
      closers.push('}');
    } else if (sign === '[') closers.push(']');
    else if (sign === '}' || sign === ']') {
      closers.pop();
      if (sign === '}') endHere(at + 1);
    }
    if (sign.trim() !== '') before = sign;
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
