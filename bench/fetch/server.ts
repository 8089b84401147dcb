// A process of its own: the web that fetchers are measured on. Argument: how many hosts.
import { gzipSync } from 'node:zlib';
import { firstAddresses } from './addresses.ts';
import { feedText } from './feed-text.ts';
import { type Asked, rawAnswer, serveRaw } from './serve-raw.ts';
import { sweepHost } from './sweep-hosts.ts';

const [hosts = '1'] = process.argv.slice(2);
const notModified = rawAnswer('304 Not Modified', ['ETag: "old"']);
const changed = Array.from({ length: 20 }, (_, seed) =>
  rawAnswer('200 OK', ['ETag: "new"', 'Content-Encoding: gzip'], gzipSync(feedText(seed))),
);

/** `/304/…` and `/200/…` answer so at once, `/sweep/<n>` as host n of the sweep does. */
function answer({ path, isConditional }: Asked): { bytes: Uint8Array; after?: number } | undefined {
  const [, kind, number] = path.split('/');
  const body = changed[Number(number) % changed.length] ?? notModified;
  if (kind !== 'sweep') return { bytes: kind === '304' && isConditional ? notModified : body };
  const host = sweepHost(Number(number));
  if (host.kind === 'dead') return undefined;
  return { bytes: host.kind === 'changed' ? body : notModified, after: host.latency };
}

const port = await serveRaw(firstAddresses(Number(hosts)), answer);
process.on('disconnect', () => process.exit());
process.send?.(port);
