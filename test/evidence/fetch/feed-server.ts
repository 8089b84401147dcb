// A process of its own: small feeds that never change, on 199 loopback addresses. Argument: how many. Answers each message
// with its tally since the last.
import { rawAnswer, serveRaw } from '../../../bench/fetch/serve-raw.ts';

/** What was asked of the server. */
export interface Tally {
  requests: number;
  bodyBytes: number;
  /** Requests without conditions. */
  unconditional: number;
  /** How often each feed was asked for. */
  byFeed: number[];
}

const feeds = Number(process.argv[2]);
const addresses = Array.from({ length: 199 }, (_, index) => `127.0.0.${index + 2}`);
let tally = emptyTally();

const port = await serveRaw(addresses, ({ path, isConditional }) => {
  const number = Number(path.split('/').at(-1));
  tally.requests += 1;
  tally.byFeed[number] = (tally.byFeed[number] ?? 0) + 1;
  const fields = [`ETag: "${number}"`];
  if (isConditional) return { bytes: rawAnswer('304 Not Modified', fields) };
  const body = Buffer.from(feed(number));
  tally.unconditional += 1;
  tally.bodyBytes += body.length;
  return { bytes: rawAnswer('200 OK', fields, body) };
});
process.on('disconnect', () => process.exit());
process.on('message', () => {
  process.send?.(tally);
  tally = emptyTally();
});
process.send?.(port);

function emptyTally(): Tally {
  return { requests: 0, bodyBytes: 0, unconditional: 0, byFeed: Array<number>(feeds).fill(0) };
}

function feed(number: number): string {
  const site = `https://farm${number}.example.org`;
  const entries = [1, 2, 3].map((day) =>
    [
      `<item><title>Day ${day} on farm ${number}</title><link>${site}/${day}</link><guid>${site}/${day}</guid>`,
      `<pubDate>0${day} Nov 2026 08:00:00 GMT</pubDate><description>Rain on field ${day}.</description></item>`,
    ].join('\n'),
  );
  return [
    '<?xml version="1.0"?>',
    `<rss version="2.0"><channel><title>Farm ${number}</title><link>${site}/</link><description>Notes</description>`,
    ...entries,
    '</channel></rss>',
  ].join('\n');
}
