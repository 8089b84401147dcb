import { checkFeedUrl } from '@planet-ceres/fetch/address';
import type { MemberInput } from '../config/planet-config.ts';
import { webAddress } from '../config/web-address.ts';
import type { CommentedOut } from './section-comments.ts';

/** Sections that were made comments, as disabled members, each feed once; without those that can be no feed. */
export function outsiders(
  sections: readonly CommentedOut[],
  { known, make }: { known: readonly string[]; make: (section: CommentedOut) => MemberInput },
): MemberInput[] {
  const taken = new Set(known.map(addressOf));
  return sections.flatMap((section) => {
    const member = make(section);
    const address = addressOf(member.feed);
    if (!URL.canParse(address) || checkFeedUrl(address) || taken.has(address)) return [];
    taken.add(address);
    return [{ ...member, disabled: asideOf(section.remarks) }];
  });
}

/** Why and since when, as far as the remarks tell. */
function asideOf(remarks: readonly string[]): { reason: string; since?: string } {
  const reason = remarks.join(' ') || 'It was a comment in the old config.';
  const [since = ''] = /\b(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/.exec(reason) ?? [];
  return { reason, ...(isDay(since) && { since }) };
}

/** February has no 30th. */
function isDay(text: string): boolean {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

function addressOf(feed: string): string {
  const found = webAddress(feed);
  if (!('url' in found)) return feed;
  found.url.hash = '';
  return found.url.href;
}
