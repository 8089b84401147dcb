const rightToLeft = /^(ar|ckb|dv|fa|he|iw|ks|nqo|ps|sd|syr|ug|ur|yi)(-(?!Latn)|$)/i;

/** The direction a language is written in, from its BCP 47 tag. */
export function direction(language: string): 'ltr' | 'rtl' {
  return rightToLeft.test(language) ? 'rtl' : 'ltr';
}
