import type { Feed } from '@planet-ceres/model';
import { anyOf } from './any-of.ts';
import type { MemberConfig } from './planet-config.ts';
import { withoutCredentials } from './web-address.ts';

/** A feed's address, and what of it nobody may be told. */
type Address = Pick<MemberConfig, 'feedUrl' | 'secret'>;

/** The address as others may have it. Absent where it holds a secret: then nobody is given any. */
export function publishedAddress({ feedUrl, secret }: Address): string | undefined {
  return secret ? undefined : withoutCredentials(feedUrl);
}

/** The address as the planet's owner is told it: without credentials, a secret as the variable's name. */
export function toldAddress({ feedUrl, secret }: Address): string {
  return secret ? secret.shown.replace(/^([a-z+:]*\/\/)[^/?#]*@/i, '$1') : withoutCredentials(feedUrl);
}

/** Where a redirect of the feed leads: of a secret address that is a secret too, but for the host. */
export function toldTarget(url: string, address: Address): string {
  if (!address.secret) return withoutCredentials(url);
  return hideSecret(`${URL.parse(url)?.origin ?? 'somewhere'}/…`, address);
}

/** What a feed says of itself as others may have it: nothing that leads to a secret address. */
export function publishedFeed(feed: Feed, address: Address): Feed {
  if (!address.secret) return feed;
  const { self: _self, paging: _paging, ...rest } = feed;
  return hideSecret(rest, address);
}

/**
 * A value of plain JSON with every secret of this address, and every address that begins like it, replaced by `hidden` in its
 * texts. A value of less than six characters could be any word: it is replaced where the address stands around it.
 */
export function hideSecret<Value>(value: Value, { feedUrl, secret }: Address): Value {
  if (!secret) return value;
  const hidden = wordsToHide(feedUrl, secret.values);
  const pattern = anyOf(hidden.keys());
  return replaceIn(value, (text) =>
    text.replace(pattern, (word) => hidden.get(word.toLowerCase()) ?? 'hidden'),
  );
}

const shortestWord = 6;

/** What is replaced, in lower case, and by what. */
function wordsToHide(feedUrl: string, values: readonly string[]): Map<string, string> {
  const words = new Map<string, string>();
  const forms = values.flatMap((value) => [value, ...secretsOf(value)]).flatMap(formsOf);
  for (const form of forms.filter(({ length }) => length >= shortestWord)) words.set(form, 'hidden');
  for (const address of [feedUrl, withoutCredentials(feedUrl)]) {
    // Whatever the scheme.
    const plain = address.replace(/^https?:/i, '');
    const path = plain.startsWith('//') ? plain.indexOf('/', 2) : 0;
    words.set(plain, `${plain.slice(0, path)}/hidden`);
    for (const form of forms) {
      const at = Math.max(plain.indexOf(form, path), plain.slice(0, path).indexOf(form));
      if (at >= 0) words.set(plain.slice(0, at + form.length), `${plain.slice(0, at)}hidden`);
    }
  }
  for (const [word, instead] of [...words]) {
    words.set(word.replaceAll('&', '&amp;'), instead.replaceAll('&', '&amp;'));
  }
  return new Map([...words].map(([word, instead]) => [word.toLowerCase(), instead]));
}

/** A value as it stands in a text, in the path and in the query of an address, escaped and unescaped. */
function formsOf(value: string): string[] {
  const path = URL.parse(`https://a.example/${value}`)?.pathname.slice(1) ?? value;
  const query = URL.parse(`https://a.example/?${value}`)?.search.slice(1) ?? value;
  return [value, path, query, encodeURIComponent(value), unescaped(value)].filter((form) => form !== '');
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** What in a value that is a whole address may be the secret: what its query says, and long pieces of its path. */
function secretsOf(value: string): string[] {
  const url = URL.parse(value);
  if (!url) return [];
  const pieces = url.pathname.split('/').filter(({ length }) => length >= 16);
  return [url.username, url.password, ...url.searchParams.values(), ...pieces].filter((text) => text !== '');
}

function replaceIn<Value>(value: Value, replace: (text: string) => string): Value {
  const part = (inner: unknown): unknown => {
    if (typeof inner === 'string') return replace(inner);
    if (Array.isArray(inner)) return inner.map(part);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, part(each)]));
  };
  return part(value) as Value;
}
