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
const candidates: Readonly<Record<string, readonly string[]>> = {
  Latn: 'eng spa por fra deu ita nld pol ces slk slv hrv tur azj ind vie swe dan nob fin ron hun cat ekk lit lvs als'.split(
    ' ',
  ),
  Cyrl: 'rus ukr bel bul srp mkd kaz kir tgk khk'.split(' '),
  Arab: 'arb pes urd pbu'.split(' '),
  Deva: 'hin mar npi'.split(' '),
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
  const only = known.filter((code) => !isForeign(text, code));
  const languages = francAll(text, { only })
    .map(([code, score]) => ({ language: new Intl.Locale(code).language, score }))
    .filter(({ language }) => language !== 'und');
  return { ...main, languages };
}

/** A word of another language is quoted now and then. */
function isForeign(text: string, code: string): boolean {
  const pattern = foreignLetters[code];
  return pattern !== undefined && (text.match(pattern)?.length ?? 0) > text.length / 100;
}
