import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../setup/workspace.ts';
import { measureProcess, type Run } from '../measure-process.ts';

/** The built command. */
export const command: string = join(root, 'apps/cli/dist/main.js');

/** What an update says of one member. */
export interface SourceLine {
  sourceId: string;
  name: string;
  status: string;
  reason: string;
  message: string;
}

/** A folder with a planet of these feeds, all on the loopback network. The caller removes it. */
export async function planetOf(
  members: readonly { id?: string; name: string; feed: string }[],
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'planet-of-many-'));
  const config = { title: 'A planet of many feeds', fetch: { allowHosts: ['127.0.0.0/8'] }, members };
  await writeFile(join(folder, 'planet.json'), JSON.stringify(config));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** Runs `planet update` in a process of its own, as a user would. */
export async function updatePlanet(
  folder: string,
  options: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<Run & { lines: SourceLine[] }> {
  const run = await measureProcess([...nodeOptions, command, 'update', folder, '--json', ...options], folder);
  return { ...run, lines: readSourceLines(run.output) };
}

/** The lines about sources; a line cut short is none. */
export function readSourceLines(output: string): SourceLine[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{"type":"source"') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as SourceLine);
}
