/**
 * Whether a text can stand as `atom:id` as it is: an absolute IRI (RFC 3987 §2.2), and for http(s) one with a host. So
 * `tag:example.org,2018:1` and `urn:isbn:1` can, `1`, `/post` and `a post: first` cannot.
 */
export function isIri(text: string): boolean {
  if (/^https?:/i.test(text) && !/^https?:\/\/[^/?#]/i.test(text)) return false;
  return IRI.test(text);
}

const IRI =
  /^[a-z][a-z0-9+.-]*:(?:[^\s\p{C}"<>\\^`{|}%#]|%[0-9a-f]{2})+(?:#(?:[^\s\p{C}"<>\\^`{|}%#]|%[0-9a-f]{2})*)?$/iu;

/**
 * A `tag:` URI (RFC 4151) for what has no global id, made of its names alone, so it is the same for ever. `host`
 * vouches for it; what is no DNS name is replaced with `planet.invalid`, which nobody owns (RFC 2606 §2).
 */
export function tagUri(host: string | undefined, ...names: string[]): string {
  const specific = names.map((name) => encodeURIComponent(name.toWellFormed())).join('/');
  const authority = host !== undefined && DNS_NAME.test(host) ? host : 'planet.invalid';
  return `tag:${authority},2026:planet/${specific}`;
}

const DNS_NAME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;
