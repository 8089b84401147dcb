import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { command } from '../../fetch/planet-of.ts';

/** How long a build took that nobody disturbed, in milliseconds: all of it, and from the first file written aside to the end. */
export interface Duration {
  whole: number;
  publishing: number;
}

/**
 * When a build is killed: so many milliseconds after it started, after it told of the first feed, after its first file was written
 * aside, or after the first of them was moved to its place.
 */
export interface Moment {
  after: 'start' | 'first report' | 'first file' | 'first move';
  delay: number;
}

/** Runs a build to its end. Throws if it fails. */
export async function runBuild(folder: string, now: string): Promise<Duration> {
  const begin = performance.now();
  let staged = begin;
  const { child, output } = start(folder, now);
  const unwatch = watchSite(folder, (event) => {
    if (event === 'first file' && staged === begin) staged = performance.now();
  });
  const [code] = await once(child, 'close');
  unwatch();
  if (code !== 0) throw new Error(`A build in ${folder} ended with ${code}:\n${output()}`);
  return { whole: performance.now() - begin, publishing: performance.now() - staged };
}

/** Starts a build and kills it at that moment: false if it had ended before. Throws if it failed by itself. */
export async function killBuild(folder: string, now: string, { after, delay }: Moment): Promise<boolean> {
  const { child, output } = start(folder, now);
  const kill = () => child.kill('SIGKILL');
  let timer: NodeJS.Timeout | undefined;
  const aim = () => {
    if (delay < 1) kill();
    else timer ??= setTimeout(kill, delay);
  };
  if (after === 'start') aim();
  if (after === 'first report') child.stdout?.once('data', aim);
  const unwatch = watchSite(folder, (event) => event === after && aim());
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  unwatch();
  if (signal === 'SIGKILL') return true;
  if (code !== 0) throw new Error(`A build in ${folder} ended with ${code}:\n${output()}`);
  return false;
}

function start(folder: string, now: string): { child: ChildProcess; output: () => string } {
  const args = [command, 'build', folder, '--json', '--now', now];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  return { child, output: () => output };
}

/** Tells when files are written aside, and when they are moved to their places; nothing for a site that is not there yet. */
function watchSite(folder: string, tell: (event: Moment['after']) => void): () => void {
  const site = join(folder, 'site');
  if (!existsSync(site)) return () => {};
  const watchers = [site, join(site, 'pictures')].filter(existsSync).map((at) =>
    watch(at, (_event, name) => {
      if (name === '.planet-staging') tell('first file');
      else tell('first move');
    }),
  );
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}
