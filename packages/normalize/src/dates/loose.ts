import { type DateParts, instantOf } from './instant.ts';
import { foldName, isEnglishWeekday, isWeekday, monthOfName } from './names.ts';
import { namedOffset, numericOffset, zoneOffset } from './zones.ts';

interface Clock {
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

interface Word {
  text: string;
  folded: string;
  isAfterTime: boolean;
}

const noise = new Set('at um le la de del of a the h uhr kl klo г года'.split(' '));

/**
 * Reads dates in words and numbers: RFC 822 and its abuses, asctime, JavaScript's, prose, day.month.year, month/day/year, in 33
 * languages. Milliseconds, or absent where anything in the text stays unexplained.
 */
export function readLooseDate(text: string): number | undefined {
  const line = text.replace(/\s*\([^)]*\)$/, '').replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1');
  const time =
    /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?![\d:])\s*([ap]\.?\s?m\b\.?)?/i.exec(line);
  if (!time && /\d:\d/.test(line)) return undefined;
  const clock = time ? readClock(time) : undefined;
  if (time && !clock) return undefined;
  const tail = time ? line.slice(time.index + time[0].length) : line;
  const { offset, rest } = takeOffset(tail, time !== null);
  const words = time ? wordsOf(line.slice(0, time.index), false) : [];
  const isSlashed = /\d\/\d/.test(line);
  return assemble([...words, ...wordsOf(rest, time !== null)], clock, offset, isSlashed);
}

function readClock([, hour, minute, second = '0', fraction, half]: RegExpExecArray): Clock | undefined {
  const plain = Number(hour);
  if (half && (plain < 1 || plain > 23)) return undefined;
  const isTwelve = half !== undefined && plain <= 12;
  return {
    hour: isTwelve ? (plain % 12) + (/^p/i.test(half) ? 12 : 0) : plain,
    minute: Number(minute),
    second: Number(second),
    millisecond: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
  };
}

/** Finds `+0200`, `GMT-07:00`, `-07`; without a time only a full offset at the very end. */
function takeOffset(text: string, isAfterTime: boolean): { offset?: number; rest: string } {
  const pattern = isAfterTime
    ? /^(.*?)([+-]+\d{1,2}:?\d{2}(?!\d)|[+-]\d{2}(?!\d))(.*)$/
    : /^(.*\s(?:gmt|utc)?)([+-]\d{2}:?\d{2})()$/i;
  const match = pattern.exec(text);
  const [, before = '', numeric = '', behind = ''] = match ?? [];
  const offset = numericOffset(numeric);
  return match && offset !== undefined ? { offset, rest: `${before} ${behind}` } : { rest: text };
}

/** Words and numbers; punctuation only separates. A sign that belongs to nothing makes the text no date. */
function wordsOf(text: string, isAfterTime: boolean): (Word | undefined)[] {
  const pieces = text.match(/\p{L}[\p{L}\p{M}.'’]*(?:\/[A-Za-z_+-]+)*|\d+|[^\s\d\p{L}]/gu) ?? [];
  return pieces
    .filter((piece) => !/^[-,./–|·]$/.test(piece))
    .map((piece) =>
      /^[\p{L}\d]/u.test(piece) ? { text: piece, folded: foldName(piece), isAfterTime } : undefined,
    );
}

function assemble(
  words: (Word | undefined)[],
  clock: Clock | undefined,
  numeric: number | undefined,
  isSlashed: boolean,
): number | undefined {
  const numbers: string[] = [];
  const names: Word[] = [];
  let numbersBeforeMonth = 0;
  for (const word of words) {
    if (word === undefined) return undefined;
    if (/^\d/.test(word.text)) numbers.push(word.text);
    else names.push(word);
  }
  let month: number | undefined;
  let offset = numeric;
  let zone: string | undefined;
  for (const [index, name] of names.entries()) {
    const other = names.some((word, at) => at > index && monthOfName(word.folded) !== undefined);
    if (index === 0 && (isEnglishWeekday(name.folded) || (isWeekday(name.folded) && other))) continue;
    const inZone = name.text.includes('/') ? undefined : namedOffset(name.folded);
    if (/\//.test(name.text)) zone = name.text;
    else if (
      inZone !== undefined &&
      (name.isAfterTime || (clock === undefined && /^[A-Z]+$/.test(name.text)))
    )
      offset ??= inZone;
    else if (month === undefined && monthOfName(name.folded) !== undefined) {
      month = monthOfName(name.folded);
      numbersBeforeMonth = words
        .slice(0, words.indexOf(name))
        .filter((word) => /^\d/.test(word?.text ?? '')).length;
    } else if (isWeekday(name.folded) || noise.has(name.folded)) continue;
    else if (index === 0 && words[0] === name && numbers.length >= 2) continue;
    else if (name.isAfterTime && /^[A-Z]{2,5}$/.test(name.text)) offset ??= 0;
    else return undefined;
  }
  const day =
    month === undefined ? threeNumbers(numbers, isSlashed) : aroundMonth(numbers, month, numbersBeforeMonth);
  if (!day) return undefined;
  const parts: DateParts = { ...day, ...clock };
  if (offset === undefined && zone !== undefined && !/^etc\//i.test(zone)) {
    const wall = instantOf(parts);
    offset = wall === undefined ? undefined : zoneOffset(zone, wall);
    if (offset === undefined) return undefined;
  }
  return instantOf({ ...parts, offset: offset ?? 0 });
}

/** `16 Nov 2020`, `Nov 16 2020`, `2020 Nov 16`, `Nov 2020`, `16 Nov 20`. */
function aroundMonth(numbers: string[], month: number, before: number): DateParts | undefined {
  const year = numbers.find((number) => number.length === 4);
  if (year !== undefined) {
    const [day = '1', ...more] = numbers.filter((number) => number !== year);
    return more.length > 0 || day.length > 2 ? undefined : { year: Number(year), month, day: Number(day) };
  }
  const [day = '', short = '', ...more] = numbers;
  if (more.length > 0 || day.length > 2 || short.length !== 2 || before !== 1) return undefined;
  return { year: fullYear(short), month, day: Number(day) };
}

/** Year first; else day first, but month first between slashes; the other way round where a month would be past twelve. */
function threeNumbers(numbers: string[], isSlashed: boolean): DateParts | undefined {
  const [a = '', b = '', c = ''] = numbers;
  if (numbers.length !== 3 || b.length > 2) return undefined;
  if (a.length === 4 && c.length <= 2) return { year: Number(a), month: Number(b), day: Number(c) };
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return undefined;
  const year = fullYear(c);
  const isMonthFirst = isSlashed ? Number(a) <= 12 : Number(b) > 12;
  return isMonthFirst
    ? { year, month: Number(a), day: Number(b) }
    : { year, month: Number(b), day: Number(a) };
}

/** RFC 2822 §4.3 has its pivot at 50; blogs are younger than 1970. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}
