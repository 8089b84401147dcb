/** An absolute http(s) URL in its normal form, or a sentence saying why the text is none. */
export type WebAddress = { url: URL } | { wrong: string; hint?: string };

/** Reads what a person typed as a web address: spaces around it and a `feed:` in front are dropped. */
export function webAddress(text: string): WebAddress {
  const typed = text
    .trim()
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(typed)) {
    return {
      wrong: `${quoted(text)} is not a URL`,
      hint: `Did you mean "https://${typed.replace(/^\/+/, '')}"?`,
    };
  }
  if (!URL.canParse(typed)) return { wrong: `${quoted(text)} is not a URL` };
  const url = new URL(typed);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return {
      wrong: `${quoted(text)} is not a web address`,
      hint: 'It has to start with https:// or http://.',
    };
  }
  return { url };
}

/** The same URL without user name and password: fit to be shown and published. */
export function withoutCredentials(address: string): string {
  if (!address.includes('@') || !URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
