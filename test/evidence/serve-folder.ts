import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A folder of feeds on the loopback interface, as a static host would serve it. */
export interface FeedServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** File names of the feeds, in order; each is served at `/<name>`. */
  feeds: { name: string; items?: number }[];
  /** Since the last call: requests answered and body bytes sent. */
  count(): { requests: number; bytes: number };
  close(): void;
}

const types: Record<string, string> = {
  '.atom': 'application/atom+xml',
  '.json': 'application/json',
  '.rdf': 'application/rdf+xml',
  '.rss': 'application/rss+xml',
  '.xml': 'application/xml',
};

/**
 * Serves the feeds of `folder` (or of `folder/feeds`) with ETag and gzip. A `manifest.json` beside them may say of each
 * `file` what a server would call it (`contentType`) and how many items it has (`items`).
 */
export async function serveFolder(folder: string): Promise<FeedServer> {
  const feedsFolder = existsSync(join(folder, 'feeds')) ? join(folder, 'feeds') : folder;
  const manifest = await readManifest(folder);
  const names = (await readdir(feedsFolder)).filter((name) => name !== 'manifest.json').sort();
  let requests = 0;
  let bytes = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const name = decodeURIComponent((request.url ?? '/').slice(1));
    if (!names.includes(name)) return response.writeHead(404).end();
    const body = await readFile(join(feedsFolder, name));
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
    const sent = gzipSync(body);
    bytes += sent.length;
    const type = manifest.get(name)?.contentType ?? types[extname(name)] ?? 'application/xml';
    return response.writeHead(200, { etag, 'content-type': type, 'content-encoding': 'gzip' }).end(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    feeds: names.map((name) => ({ name, ...manifest.get(name) })),
    count() {
      const counted = { requests, bytes };
      requests = 0;
      bytes = 0;
      return counted;
    },
    close: () => server.close(),
  };
}

async function readManifest(folder: string): Promise<Map<string, { contentType?: string; items?: number }>> {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return new Map();
  const rows: { file: string; contentType?: string; items?: number }[] = JSON.parse(
    await readFile(path, 'utf8'),
  );
  return new Map(
    rows.map(({ file, contentType, items }) => [
      basename(file),
      { ...(contentType && { contentType }), ...(items !== undefined && { items }) },
    ]),
  );
}
