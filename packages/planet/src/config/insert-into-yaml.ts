import {
  type CST,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  stringify,
  type YAMLSeq,
} from 'yaml';
import type { MemberInput } from './planet-config.ts';

/** A place in a text, the white space its lines begin with there, and whether a blank line stands between its neighbours. */
interface Place {
  at: number;
  indent: string;
  isSpaced?: boolean;
}

/**
 * A YAML config with a member more at the end of its list. Only text is added (or, for an empty list, its brackets replaced), so
 * that comments, quotes and order stay as they are. Undefined for a list that is an alias or is written in another odd way.
 */
export function insertIntoYaml(text: string, member: MemberInput): string | undefined {
  const lineEnd = lineEndOf(text);
  const { contents, errors } = parseDocument(text, { keepSourceTokens: true, logLevel: 'error' });
  if (!isMap(contents) || errors.length > 0) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'members');
  if (!pair) return contents.flow ? undefined : appendList(text, member, lineEnd);
  const { value } = pair;
  if (isSeq(value) && value.items.length > 0) {
    if (value.flow) return insertIntoFlow(text, value, member, lineEnd);
    const place = endOfList(text, value);
    return place && insertLines(text, place, member, lineEnd);
  }
  return fillEmptyList(text, pair, member, lineEnd);
}

function appendList(text: string, member: MemberInput, lineEnd: string): string {
  const start = `${text.trimEnd()}${lineEnd}${lineEnd}members:${lineEnd}`;
  return insertLines(start, { at: start.length, indent: '  ' }, member, lineEnd);
}

/** `members:` with nothing behind it, or with `[]`. A comment on its line stays there. */
function fillEmptyList(
  text: string,
  { key, value }: Pair,
  member: MemberInput,
  lineEnd: string,
): string | undefined {
  if (!isNode(key) || !isNode(value) || !key.range || !value.range) return undefined;
  const written = text.slice(value.range[0], value.range[1]);
  if (written !== '' && !/^\[\s*\]$/.test(written)) return undefined;
  const rest = text.slice(value.range[1]);
  const start = text.slice(0, written === '' ? value.range[0] : text.lastIndexOf(':', value.range[0]) + 1);
  return insertLines(
    start + rest,
    { at: afterLine(start + rest, start.length), indent: '  ' },
    member,
    lineEnd,
  );
}

/** Behind the last member with all that belongs to it: the rest of its line, and comments set deeper than its dash. */
function endOfList(text: string, list: YAMLSeq): Place | undefined {
  const token = list.srcToken as CST.BlockSequence | undefined;
  const dash = token?.items.flatMap(({ start }) => start).findLast(({ type }) => type === 'seq-item-ind');
  const last = list.items.at(-1);
  if (!dash || !isNode(last) || !last.range) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', dash.offset) + 1, dash.offset);
  let at = text[last.range[1] - 1] === '\n' ? last.range[1] : afterLine(text, last.range[1]);
  const deeper = new RegExp(`[ \\t]{${indent.length + 1},}#.*(?:\\n|$)`, 'y');
  for (deeper.lastIndex = at; deeper.test(text); at = deeper.lastIndex);
  const isSpaced = list.items.length > 1 && /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, dash.offset));
  return { at, indent, isSpaced };
}

function insertLines(
  text: string,
  { at, indent, isSpaced = false }: Place,
  member: MemberInput,
  lineEnd: string,
): string {
  const lines = stringify([member], { lineWidth: 0 }).trimEnd().split('\n');
  const before = text.slice(0, at);
  const breaks = (before.endsWith('\n') ? '' : lineEnd) + (isSpaced ? lineEnd : '');
  return before + breaks + lines.map((line) => indent + line + lineEnd).join('') + text.slice(at);
}

/** JSON is YAML: behind the last member, on a line of its own if that one has one. */
function insertIntoFlow(
  text: string,
  list: YAMLSeq,
  member: MemberInput,
  lineEnd: string,
): string | undefined {
  const last = list.items.at(-1);
  if (!isNode(last) || !last.range) return undefined;
  const [start, end] = last.range;
  const leading = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const pairs = Object.entries(member).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const separator = /^\s*$/.test(leading) ? `,${lineEnd}${leading}` : ', ';
  return `${text.slice(0, end)}${separator}{ ${pairs.join(', ')} }${text.slice(end)}`;
}

function afterLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

/** How the lines of a text end. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
