import type { Rules } from '../rules.ts';
import type { FeedContext } from './context.ts';
import { linkUrl } from './urls.ts';

/** A link in place of a frame. */
export interface EmbedLink {
  attributes: ReadonlyMap<string, string>;
  text: string;
}

/**
 * What a frame (`<iframe>`, `<embed>`, `<object>`) becomes: a card to click, so that nothing of another site loads before a
 * reader asks for it. It is a link with class `embed` that says what it opens: for a player that the policy knows the page it
 * belongs to ("Watch on YouTube: Title"), for any other its own address ("Open on maps.example").
 */
export function embedLink(address: string, title: string | undefined, { rules }: FeedContext): EmbedLink {
  const page = knownPage(address, rules) ?? { verb: 'Open', name: new URL(address).host, href: address };
  const label = `${page.verb} on ${page.name}`;
  const words = title?.trim();
  return {
    attributes: new Map([
      ['class', 'embed'],
      ['href', page.href],
    ]),
    text: words && saysMore(words, page.name) ? `${label}: ${words}` : label,
  };
}

/** False for "YouTube video player" and the like, with which sites fill in the title of every frame. */
function saysMore(title: string, name: string): boolean {
  const words = title.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.some((word) => !fillers.has(word) && !name.toLowerCase().includes(word));
}

const fillers = new Set([
  'content',
  'embed',
  'embedded',
  'frame',
  'from',
  'iframe',
  'player',
  'post',
  'video',
]);

// `data` is an object's. A script would have put the address in place from the last two.
const sources = ['src', 'data', 'data-src', 'data-lazy-src'];

/** Where a frame would lead: absolute http(s), or undefined. */
export function frameUrl(attributes: ReadonlyMap<string, string>, context: FeedContext): string | undefined {
  const urls = sources.flatMap((name) => linkUrl(attributes.get(name) ?? '', context) ?? []);
  return urls.find((url) => /^https?:/.test(url));
}

/** The page that a player's address belongs to, when the policy knows the player. */
export function knownPage(
  address: string,
  { embeds }: Rules,
): { verb: string; name: string; href: string } | undefined {
  const url = URL.parse(address);
  // A port is part of `host`, so a look-alike on another port matches nothing.
  const place = url && `${url.host}${url.pathname}`;
  if (!place) return undefined;
  for (const { embed, patterns } of embeds) {
    for (const [at, pattern] of patterns.entries()) {
      const ids = pattern.exec(place)?.slice(1);
      if (!ids) continue;
      // On any host: what it is called says nothing of who runs it.
      const isAnywhere = embed.from[at]?.startsWith('**') ?? false;
      return {
        verb: embed.verb ?? 'Watch',
        name: isAnywhere ? `${embed.name} (${url.host})` : embed.name,
        href: embed.to ? fillIn(embed.to, ids, url.search) : address,
      };
    }
  }
  return undefined;
}

function fillIn(to: string, ids: readonly string[], query: string): string {
  const page = to.split(/\*\*|\*/).reduce((start, part, at) => start + (ids[at - 1] ?? '') + part);
  return page.endsWith('?') ? page + query.slice(1) : page;
}
