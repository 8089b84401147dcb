import type { FeedContext } from './context.ts';
import { linkUrl } from './urls.ts';

/** A link in place of a frame. */
export interface EmbedLink {
  attributes: ReadonlyMap<string, string>;
  text: string;
}

/**
 * What a frame (`<iframe>`, `<embed>`) becomes: a link, so that nothing of another site loads before a reader asks for it. A
 * player that the policy knows is linked by the page it belongs to ("Watch on YouTube: Title"), with class `embed`; any other
 * frame by its own address. Undefined without an http(s) address.
 */
export function embedLink(
  attributes: ReadonlyMap<string, string>,
  context: FeedContext,
): EmbedLink | undefined {
  const address = frameUrl(attributes, context);
  if (address === undefined) return undefined;
  const title = attributes.get('title')?.trim();
  const known = knownPage(address, context);
  if (!known) return { attributes: new Map([['href', address]]), text: title || address };
  const text = title ? `Watch on ${known.name}: ${title}` : `Watch on ${known.name}`;
  return {
    attributes: new Map([
      ['class', 'embed'],
      ['href', known.page],
    ]),
    text,
  };
}

// A script would have put the address in place from these.
const sources = ['src', 'data-src', 'data-lazy-src'];

function frameUrl(attributes: ReadonlyMap<string, string>, context: FeedContext): string | undefined {
  const urls = sources.flatMap((name) => linkUrl(attributes.get(name) ?? '', context) ?? []);
  return urls.find((url) => /^https?:/.test(url));
}

function knownPage(address: string, { rules }: FeedContext): { name: string; page: string } | undefined {
  const url = URL.parse(address);
  // A port is part of `host`, so a look-alike on another port matches nothing.
  const place = url && `${url.host}${url.pathname}`;
  if (!place) return undefined;
  for (const { embed, patterns } of rules.embeds) {
    for (const pattern of patterns) {
      const ids = pattern.exec(place)?.slice(1);
      if (ids) return { name: embed.name, page: fillIn(embed.to, ids, url.search) };
    }
  }
  return undefined;
}

function fillIn(to: string, ids: readonly string[], query: string): string {
  const page = to.split('*').reduce((start, part, at) => start + (ids[at - 1] ?? '') + part);
  return page.endsWith('?') ? page + query.slice(1) : page;
}
