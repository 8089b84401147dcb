import { days, hours, secondsBetween } from './instants.ts';
import type { Move, PollState } from './poll-state.ts';

const sightingsToBelieve = 3;
const timeToBelieve = 48 * hours;

/** Names of pages that a network, not the feed's owner, redirects to. */
const portal =
  /\b(?:log-?in|sign-?in|sso|saml|oauth|captive|portal|hotspot|consent|suspended|blocked|parking)\b/i;

/**
 * What is known of a feed's permanent redirect after a poll that found a feed. It is believed once it has led to the same place
 * three times over two days: redirects that are mended, captive portals and hijacked names pass before. `permanentUrl` is
 * where the leading permanent redirects led, absent if there was none.
 */
export function nextMove(
  { move, feedUrl }: PollState,
  permanentUrl: string | undefined,
  { asked, now }: { asked: string; now: string },
): Move | undefined {
  if (move?.adopted !== undefined && asked !== feedUrl) {
    // The new place redirects in its turn: begin again at the configured URL, which leads through both.
    return permanentUrl === undefined ? move : sighted(permanentUrl, now);
  }
  if (permanentUrl === undefined || permanentUrl === feedUrl) return undefined;
  if (move?.url !== permanentUrl) return sighted(permanentUrl, now);
  const seen = { ...move, sightings: move.sightings + 1, ...(move.adopted !== undefined && { asked: now }) };
  return seen.adopted === undefined && isBelievable(seen, feedUrl, now)
    ? { ...seen, adopted: now, asked: now }
    : seen;
}

/** Where to ask: at the place a believed redirect led to, and once in thirty days at the configured URL. */
export function placeToAsk({ feedUrl, move }: PollState, now: string): string {
  if (move?.adopted === undefined) return feedUrl;
  const asked = move.asked ?? move.adopted;
  return secondsBetween(asked, now) >= 30 * days || asked > now
    ? feedUrl
    : withCredentialsOf(feedUrl, move.url);
}

/** Credentials are the owner's for one origin; elsewhere they are not sent, and a move there is not believed. */
function withCredentialsOf(feedUrl: string, target: string): string {
  const { username, password, origin } = new URL(feedUrl);
  if (username === '' && password === '') return target;
  const url = new URL(target);
  if (url.origin !== origin) return target;
  return Object.assign(url, { username, password }).href;
}

function sighted(url: string, now: string): Move {
  return { url, sightings: 1, since: now };
}

function isBelievable({ url, sightings, since }: Move, feedUrl: string, now: string): boolean {
  const { hostname, pathname, origin } = new URL(url);
  const home = new URL(feedUrl);
  return (
    (origin === home.origin || (home.username === '' && home.password === '')) &&
    sightings >= sightingsToBelieve &&
    secondsBetween(since, now) >= timeToBelieve &&
    !portal.test(`${hostname} ${pathname}`)
  );
}
