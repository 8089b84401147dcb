/** The script most letters of a text belong to. */
export interface MainScript {
  /** ISO 15924; `Hani` is Chinese, with or without simplified characters, `Jpan` and `Kore` are the scripts of the two languages. */
  script: string;
  /** Its share in all letters, 0 to 1. */
  share: number;
  /** A character of Chinese, Japanese or Korean says as much as three letters, and counts for so many. */
  letters: number;
}

/** Where the letters of a script are, in the order of their code points. */
const ranges: readonly [script: string, first: number, last: number][] = [
  ['Latn', 0xaa, 0x2af],
  ['Grek', 0x370, 0x3ff],
  ['Cyrl', 0x400, 0x52f],
  ['Armn', 0x531, 0x58f],
  ['Hebr', 0x5d0, 0x5f2],
  ['Arab', 0x620, 0x77f],
  ['Deva', 0x900, 0x97f],
  ['Beng', 0x980, 0x9ff],
  ['Taml', 0xb80, 0xbff],
  ['Telu', 0xc00, 0xc7f],
  ['Mlym', 0xd00, 0xd7f],
  ['Thai', 0xe00, 0xe7f],
  ['Geor', 0x10a0, 0x10ff],
  ['Latn', 0x1e00, 0x1eff],
  ['Grek', 0x1f00, 0x1fff],
  ['Jpan', 0x3041, 0x30ff],
  ['Hani', 0x3400, 0x9fff],
  ['Kore', 0xac00, 0xd7a3],
];

const weights: Readonly<Record<string, number>> = { Hani: 3, Jpan: 3, Kore: 3 };

/** Counts letters. Absent for a text that has none. */
export function mainScript(text: string): MainScript | undefined {
  const counts = countLetters(text);
  const kana = counts.get('Jpan') ?? 0;
  const han = counts.get('Hani') ?? 0;
  // Japanese is a mixture of both.
  if (kana > (kana + han) / 20) counts.set('Jpan', kana + han).delete('Hani');
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [main] = [...counts].sort(([, one], [, other]) => other - one);
  return main && { script: main[0], share: main[1] / all, letters: main[1] };
}

function countLetters(text: string): Map<string, number> {
  let ascii = 0;
  const letters = ranges.map(() => 0);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xaa) ascii += isAsciiLetter(code) ? 1 : 0;
    else {
      const range = ranges.findIndex(([, first, last]) => code >= first && code <= last);
      if (range >= 0) letters[range] = (letters[range] ?? 0) + 1;
    }
  }
  const counts = new Map<string, number>(ascii > 0 ? [['Latn', ascii]] : []);
  for (const [range, count] of letters.entries()) {
    const script = ranges[range]?.[0];
    if (script === undefined || count === 0) continue;
    counts.set(script, (counts.get(script) ?? 0) + count * (weights[script] ?? 1));
  }
  return counts;
}

function isAsciiLetter(code: number): boolean {
  // Upper case made lower.
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}
