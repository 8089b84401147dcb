import type { Feed, RawEntry } from '@planet-ceres/model';
import { detectLanguage } from './detect-language.ts';
import type { Maybe } from './draft.ts';
import { startOfMarkup } from './first-plain.ts';
import { type Notices, quote } from './notices.ts';
import { mainScript } from './scripts.ts';
import { isHardly, isPlainly } from './small-words.ts';
import { plainText } from './text.ts';

/** Entries that declare one language, or none, and are written in one script. */
interface Group {
  declared: Maybe;
  /** The beginnings of some of them. */
  samples: string[];
  size: number;
}

/** Characters that are looked at, of a group of entries and of one of them. */
const sampleSize = 400;
const startSize = 300;
const mostRead = 700;
const mostGroups = 5;

/**
 * Gives a feed and its entries the language they are written in where none is declared, or one that cannot be. What is declared counts
 * unless the text plainly contradicts it. Looks at the beginnings of a few entries only.
 */
export function guessLanguages<Source extends Feed, Post extends RawEntry>(
  feed: Source,
  entries: readonly Post[],
  notices: Notices,
): { feed: Source; entries: Post[] } {
  const groups = new Map<string, Group>();
  const keys = entries.map((entry) => {
    const start = looksLatin(entry) ? undefined : startOf(entry);
    const key = `${entry.language} ${start === undefined ? 'Latn' : mainScript(start)?.script}`;
    const { samples, size } = groups.get(key) ?? { samples: [], size: 0 };
    const isSampled =
      size === 0 ? groups.size < mostGroups : samples.length > 0 && lengthOf(samples) < sampleSize;
    groups.set(key, {
      declared: entry.language,
      samples: isSampled ? [...samples, start ?? startOf(entry)] : samples,
      size: size + 1,
    });
    return key;
  });
  const guesses = new Map(
    [...groups].map(([key, { declared, samples }]) => [key, guessOf(declared, samples)]),
  );
  for (const [key, language] of guesses) {
    const declared = groups.get(key)?.declared;
    if (language === undefined || declared === undefined) continue;
    notices.add(
      'language-guessed',
      `The feed says that it is in ${quote(declared)}, but its text is in ${quote(language)}.`,
    );
  }
  const [main] = [...groups]
    .filter(([, { declared }]) => declared === feed.language)
    .reduce((most, next) => (next[1].size > most[1].size ? next : most), ['', { size: 0 }]);
  return {
    feed: withLanguage(feed, guesses.get(main)),
    entries: entries.map((entry, index) => withLanguage(entry, guesses.get(keys[index] ?? ''))),
  };
}

function withLanguage<Value extends { language?: string }>(value: Value, language: Maybe): Value {
  return language === undefined ? value : { ...value, language };
}

/** Most entries are, and are quickly known to be. */
function looksLatin(entry: RawEntry): boolean {
  return !beyondLatin.test(entry.title ?? '') && !beyondLatin.test(bodyOf(entry));
}

/** No letter but Latin ones: signs that all languages share, and emoji, are none. */
const beyondLatin = /[^\s -\u02ff\u2000-\u2bff\ud800-\udfff]/;

function bodyOf({ content, summary }: RawEntry): string {
  return (content ?? summary ?? '').slice(0, 8 * startSize);
}

/** Title and beginning of an entry as a reader reads them, without code and addresses. */
function startOf(entry: RawEntry): string {
  const body = bodyOf(entry);
  // Most have few tags at their beginning.
  const short = startOfMarkup(body, 3 * startSize);
  const prose = proseOf(short, entry);
  const start = prose.length >= startSize || short === body ? prose : proseOf(body, entry);
  return `${entry.title ?? ''} ${start.slice(0, startSize)}`;
}

function proseOf(body: string, { content }: RawEntry): string {
  const prose = body.replace(/<(pre|code|script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ');
  const value = content === undefined ? prose : plainText({ value: prose, type: 'html' });
  return value.replace(/\bhttps?:\S+/gi, ' ');
}

/**
 * How near the second language may come to the first, and how near the declared one. Scores of franc's lie close to each other, those of
 * Cyrillic languages closest; but of these few come into question.
 */
const near = 0.995;
const farAhead = 0.98;
const veryFarAhead = 0.95;
const outOfQuestion = 0.92;
const unlikely = 0.97;

/** The language of several texts, where not one of them is plainly in another: some write now in this one, now in that. */
function guessOf(declared: Maybe, samples: readonly string[]): Maybe {
  const language = guess(declared, samples.join(' ').slice(0, mostRead));
  if (language === undefined || samples.length < 2) return language;
  return samples.some((sample) => isAgainst(sample, language)) ? undefined : language;
}

/** Most who write in two languages write in English and their own, and English is quick to find. */
function isAgainst(sample: string, language: string): boolean {
  if (isPlainly('en', sample)) return language !== 'en';
  const other = language === 'en' && isHardly('en', sample) ? guess(undefined, sample) : undefined;
  return other !== undefined && other !== language;
}

function lengthOf(samples: readonly string[]): number {
  return samples.reduce((sum, sample) => sum + sample.length, 0);
}

/** The language of a text where none is declared, or one that the text contradicts. */
function guess(declared: Maybe, text: string): Maybe {
  if (isPlainly(primaryOf(declared ?? 'en'), text)) return declared === undefined ? 'en' : undefined;
  const detected = detectLanguage(text);
  const [first, second] = detected?.languages ?? [];
  if (!detected || !first) return undefined;
  const ahead = second?.score ?? 0;
  const isLatin = detected.script === 'Latn';
  if (declared === undefined) return ahead <= (isLatin ? farAhead : near) ? first.language : undefined;
  const language = primaryOf(declared);
  if (!fitsScript(declared, detected.script)) {
    // English is quoted everywhere; nobody quotes pages of Persian.
    const isPlain = !isLatin || (detected.share > 0.95 && ahead <= veryFarAhead);
    return isPlain ? first.language : undefined;
  }
  const own = detected.languages.find((known) => known.language === language)?.score ?? 1;
  // Programs declare English where nobody has declared anything, and English without its small words is none.
  const isDefault = language === 'en' && isHardly('en', text) && own < unlikely && ahead <= farAhead;
  const isOut = own < outOfQuestion && ahead <= veryFarAhead;
  return isDefault || isOut ? first.language : undefined;
}

/** `de` of `de-CH`. */
function primaryOf(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

/** Languages that are written in more than the one script that CLDR has for them. */
const manyScripts = new Set('az bs ha kk ks ku ky mn ms pa sd sh sr tg tk tt ug uz'.split(' '));

function fitsScript(declared: string, seen: string): boolean {
  const { language, script = '' } = new Intl.Locale(declared).maximize();
  return manyScripts.has(language) || script === seen || (seen === 'Hani' && /^Han[st]$/.test(script));
}
