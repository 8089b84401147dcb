import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../setup/workspace.ts';
import type { Evidence, Figure } from './figure.ts';
import { measureProcess } from './measure-process.ts';
import { type FeedServer, serveFolder } from './serve-folder.ts';

const command = join(root, 'apps/cli/dist/main.js');

interface SourceLine {
  type: 'source';
  sourceId: string;
  name: string;
  status: string;
  message: string;
  entries?: number;
}

/** A folder of real feeds, given by path: all served over HTTP, fetched, built, then built again. */
export const evidence: Evidence = async ([path]) => {
  if (path === undefined || !existsSync(path)) {
    console.error('Name a folder of feeds: npm run evidence -- corpus <folder>');
    process.exit(2);
  }
  const server = await serveFolder(resolve(path));
  const folder = await mkdtemp(join(tmpdir(), 'planet-corpus-'));
  try {
    return await measure(server, folder);
  } finally {
    server.close();
    await rm(folder, { recursive: true });
  }
};

async function measure(server: FeedServer, folder: string): Promise<Figure[]> {
  const config = {
    title: 'A planet of many feeds',
    url: 'https://planet.example.org/',
    fetch: { allowHosts: [new URL(server.origin).host] },
    members: server.feeds.map(({ name }) => ({ name, feed: `${server.origin}/${encodeURIComponent(name)}` })),
  };
  await writeFile(join(folder, 'planet.json'), JSON.stringify(config));
  const first = await measureProcess([command, 'build', folder, '--json', '--verbose'], folder);
  const sent = server.count();
  const second = await measureProcess([command, 'build', folder, '--json', '--verbose'], folder);
  const sentAgain = server.count();
  const lines = readSources(first.output);
  const failed = lines.filter(({ status }) => status !== 'fresh' && status !== 'unchanged');
  for (const { name, status, message } of failed) console.log(`${status} ${name}: ${message}`);
  const short = server.feeds.filter(({ name, items }) => {
    const line = lines.find((each) => each.name === name);
    return items !== undefined && line?.entries !== undefined && line.entries !== items;
  });
  for (const { name, items } of short) {
    console.log(
      `entries differ ${name}: ${lines.find((each) => each.name === name)?.entries}, manifest ${items}`,
    );
  }
  const index = await readFile(join(folder, 'site/index.html'), 'utf8').catch(() => '');
  return [
    { name: 'feeds', value: server.feeds.length },
    { name: 'feeds reported on', value: lines.length, atLeast: server.feeds.length },
    { name: 'feeds read', value: lines.length - failed.length },
    {
      name: 'feeds reported as failed, with a reason',
      value: failed.filter(({ message }) => message).length,
    },
    { name: 'failures without a reason', value: failed.filter(({ message }) => !message).length, atMost: 0 },
    { name: 'entries in all feeds', value: lines.reduce((sum, { entries = 0 }) => sum + entries, 0) },
    { name: 'feeds whose entries differ from the manifest', value: short.length },
    { name: 'entries on the front page', value: index.match(/class="entrygroup/g)?.length ?? 0, atLeast: 1 },
    { name: 'first build, exit code', value: first.exitCode, atMost: 0 },
    { name: 'first build, requests', value: sent.requests },
    { name: 'first build, wall', value: first.wall, unit: 's' },
    { name: 'first build, CPU', value: first.cpu, unit: 's' },
    { name: 'first build, peak memory', value: first.memory, unit: 'MiB' },
    { name: 'second build, exit code', value: second.exitCode, atMost: 0 },
    { name: 'second build, body bytes', value: sentAgain.bytes, atMost: 0 },
    { name: 'second build, wall', value: second.wall, unit: 's' },
    { name: 'second build, CPU', value: second.cpu, unit: 's' },
    { name: 'second build, peak memory', value: second.memory, unit: 'MiB' },
  ];
}

function readSources(output: string): SourceLine[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{"type":"source"'))
    .map((line) => JSON.parse(line) as SourceLine);
}
