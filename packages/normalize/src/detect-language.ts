import { francAll } from 'franc';
import { type MainScript, mainScript } from './scripts.ts';

/** What a text seems to be written in. */
export interface Detected extends MainScript {
  /** Languages written in its script, likeliest first; scores up to 1. One alone is the only language of its script. */
  languages: { language: string; score: number }[];
}

/** Letters that are needed: the Latin ones tell nothing by themselves. */
const fewestLetters = 100;
const fewestLatin = 200;

/** Code and English names stand in texts of every language; other letters stand in few English ones. */
const leastShare = 0.4;
const leastLatinShare = 0.6;

/**
 * The languages, of those that franc knows, that sites are written in. Of languages it cannot keep apart, as Indonesian and Malay, one:
 * the other is never guessed, and left alone where it is declared.
 */
const candidates: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // biome-ignore format: a table
  Latn: {
    eng: 'en', spa: 'es', por: 'pt', fra: 'fr', deu: 'de', ita: 'it', nld: 'nl', pol: 'pl', ces: 'cs', slk: 'sk', slv: 'sl', hrv: 'hr',
    tur: 'tr', azj: 'az', ind: 'id', vie: 'vi', swe: 'sv', dan: 'da', nob: 'nb', fin: 'fi', ron: 'ro', hun: 'hu', cat: 'ca', ekk: 'et',
    lit: 'lt', lvs: 'lv', als: 'sq',
  },
  Cyrl: {
    rus: 'ru',
    ukr: 'uk',
    bel: 'be',
    bul: 'bg',
    srp: 'sr',
    mkd: 'mk',
    kaz: 'kk',
    kir: 'ky',
    tgk: 'tg',
    khk: 'mn',
  },
  Arab: { arb: 'ar', pes: 'fa', urd: 'ur', pbu: 'ps' },
  Deva: { hin: 'hi', mar: 'mr', npi: 'ne' },
};

/** Letters that a language is not written with. The trigrams of Cyrillic languages alone are too much alike. */
const foreignLetters: Readonly<Record<string, RegExp>> = {
  rus: /[іїєґўјљњ]/gi,
  ukr: /[ыэёъўј]/gi,
  bel: /[ищъїєґј]/gi,
  bul: /[ыэёіїєґўј]/gi,
  srp: /[ыэёйщъьюяіїє]/gi,
  mkd: /[ыэёйщъьюяіїє]/gi,
};

/** Letters without which no text in a language is; else whatever is left is taken for it when all its neighbours are ruled out. */
const ownLetters: Readonly<Record<string, RegExp>> = {
  kaz: /[әғқңөұүһі]/gi,
  kir: /[ңөү]/gi,
  tgk: /[ғӣқӯҳҷ]/gi,
  khk: /[өү]/gi,
};

/** Tells by its letters, then by its trigrams, what a text is written in. Absent where it is too short, or mixed. */
export function detectLanguage(text: string): Detected | undefined {
  const main = mainScript(text);
  if (!main) return undefined;
  const isLatin = main.script === 'Latn';
  if (main.letters < (isLatin ? fewestLatin : fewestLetters)) return undefined;
  if (main.share < (isLatin ? leastLatinShare : leastShare)) return undefined;
  const known = candidates[main.script];
  if (known === undefined) {
    const { language } = new Intl.Locale(`und-${main.script}`).maximize();
    return { ...main, languages: [{ language, score: 1 }] };
  }
  const only = Object.keys(known).filter((code) => !isForeign(text, code));
  if (only.length === 0) return { ...main, languages: [] };
  const languages = francAll(text, { only })
    .map(([code, score]) => ({ language: known[code], score }))
    .filter((found): found is { language: string; score: number } => found.language !== undefined);
  return { ...main, languages };
}

/** A word of another language is quoted now and then. */
function isForeign(text: string, code: string): boolean {
  const [foreign, own] = [foreignLetters[code], ownLetters[code]];
  const few = text.length / 100;
  if (foreign !== undefined && countOf(text, foreign) > few) return true;
  return own !== undefined && countOf(text, own) <= few;
}

function countOf(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
