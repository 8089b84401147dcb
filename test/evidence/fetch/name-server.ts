// A process of its own: a name server that takes its time, and a feed behind every name. Its first message is the port of the
// feeds; the name server has the same one.
import { createSocket } from 'node:dgram';
import { rawAnswer, serveRaw } from '../../../bench/fetch/serve-raw.ts';

const addresses = Array.from({ length: 100 }, (_, index) => `127.0.0.${index + 2}`);
const milliseconds = 20;
const bytes = rawAnswer('200 OK', ['ETag: "1"'], Buffer.from('<rss version="2.0"><channel/></rss>'));
const port = await serveRaw(addresses, () => ({ bytes }));

const socket = createSocket('udp4');
let asked = 0;
socket.on('message', (query, from) => {
  const answer = answerTo(query);
  if (answer) setTimeout(() => socket.send(answer, from.port, from.address), milliseconds);
});
socket.bind(port, '127.0.0.1', () => process.send?.(port));
process.on('disconnect', () => process.exit());

/** RFC 1035 §4.1: one IPv4 address for every name, no IPv6 one; silence for a name that says `dead`. */
function answerTo(query: Buffer): Buffer | undefined {
  let end = 12;
  while (query[end]) end += 1 + (query[end] ?? 0);
  if (query.subarray(12, end).includes('dead')) return undefined;
  const isIpv4 = query.readUInt16BE(end + 1) === 1;
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(isIpv4 ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  const address = (addresses[asked++ % addresses.length] ?? '').split('.').map(Number);
  const record = isIpv4
    ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address])
    : Buffer.alloc(0);
  return Buffer.concat([header, query.subarray(12, end + 5), record]);
}
