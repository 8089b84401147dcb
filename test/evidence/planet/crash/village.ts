import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { chance } from './random.ts';

/** Twenty feeds on the loopback interface that are different in every round: new posts, edits, a post taken away, a server down. */
export interface Village {
  members: { id: string; name: string; feed: string; site: string }[];
  /** Goes on to a round, from 0. */
  go(round: number): void;
  /** The instant at which a planet looks at a round. */
  now(round: number): string;
  close(): void;
}

interface Post {
  number: number;
  /** Of the round it came out in; those from before the first round count backwards. */
  round: number;
  /** How often it was edited. */
  edits: number;
}

const size = 20;
/** Posts from before the first round, a week apart. */
const old = 12;
/** Posts that a feed holds. */
const length = 10;
/** Milliseconds between the answers of two houses. */
const pause = 12;
const day = 24 * 60 * 60 * 1000;
const begin = Date.parse('2026-01-20T12:00:00.000Z');

export async function openVillage(seed: number): Promise<Village> {
  let round = 0;
  const server = createServer(async (request, response) => {
    const member = Number(request.url?.slice(1));
    // Their answers come one after another, so that an update has many moments to be killed in.
    await setTimeout(member * pause);
    if (isDown(seed, member, round)) return response.writeHead(503).end('Come back tomorrow.');
    const body = member % 2 === 0 ? atom(seed, member, round) : rss(seed, member, round);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
    return response.writeHead(200, { etag, 'content-type': 'application/xml' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    members: Array.from({ length: size }, (_, member) => ({
      id: `house-${member}`,
      name: `House ${member}`,
      feed: `http://127.0.0.1:${port}/${member}`,
      site: `https://house${member}.example/`,
    })),
    go(next) {
      round = next;
    },
    now: (number) => new Date(begin + number * day).toISOString(),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The last house's server is down every fifth round. */
function isDown(seed: number, member: number, round: number): boolean {
  return member === size - 1 && (round + seed) % 5 === 4;
}

/** What a house's feed holds in a round, newest first. */
function postsOf(seed: number, member: number, round: number): Post[] {
  const before = Array.from({ length: old }, (_, at) => 7 * (at - old));
  const since = Array.from({ length: round + 1 }, (_, at) => at).filter(
    (at) => chance(seed, 'post', member, at) < 0.25,
  );
  const isGone = (post: number) => rounds(round).some((at) => chance(seed, 'gone', member, post, at) < 0.004);
  const edits = (post: number) =>
    rounds(round).filter((at) => chance(seed, 'edit', member, post, at) < 0.01).length;
  return [...before, ...since]
    .map((at, number) => ({ number, round: at, edits: edits(number) }))
    .filter(({ number }) => !isGone(number))
    .reverse()
    .slice(0, length);
}

function rounds(last: number): number[] {
  return Array.from({ length: last + 1 }, (_, at) => at);
}

function text(member: number, { number, edits }: Post): string {
  const lines = Array.from({ length: 1 + (number % 5) }, (_, at) => `<p>Line ${at} of post ${number}.</p>`);
  return `<h2>From house ${member}</h2>${lines.join('')}<p>Edited ${edits} times.</p><script>alert(1)</script>`;
}

function dateOf(member: number, { round }: Post): Date {
  return new Date(begin + round * day - member * 60_000 - 3_600_000);
}

function atom(seed: number, member: number, round: number): string {
  const site = `https://house${member}.example/`;
  const entries = postsOf(seed, member, round).map(
    (post) => `<entry><id>${site}${post.number}</id><title>Post ${post.number}</title>
<link href="${site}${post.number}"/><published>${dateOf(member, post).toISOString()}</published>
<updated>${new Date(dateOf(member, post).getTime() + post.edits * day).toISOString()}</updated>
<content type="html"><![CDATA[${text(member, post)}]]></content></entry>`,
  );
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>${site}</id><title>House ${member}</title>
<link href="${site}"/><updated>2026-01-01T00:00:00Z</updated>${entries.join('\n')}</feed>`;
}

/** Every third post has no date: it is dated by when the planet first saw it. */
function rss(seed: number, member: number, round: number): string {
  const site = `https://house${member}.example/`;
  const items = postsOf(seed, member, round).map((post) => {
    const date = post.number % 3 === 0 ? '' : `<pubDate>${dateOf(member, post).toUTCString()}</pubDate>`;
    return `<item><guid>${site}${post.number}</guid><title>Post ${post.number}</title><link>${site}${post.number}</link>
${date}<description><![CDATA[${text(member, post)}]]></description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>House ${member}</title><link>${site}</link>
<description>Notes</description>${items.join('\n')}</channel></rss>`;
}
