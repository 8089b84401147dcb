import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../setup/workspace.ts';
import type { Figure } from '../figure.ts';

/** A test as a run of them reports it. */
export interface TestEnd {
  title: string;
  status: string;
}

/** 1 to 140 and 141a to 141u. */
const behaviours = [
  ...Array.from({ length: 140 }, (_, index) => `${index + 1}`),
  ...Array.from({ length: 21 }, (_, index) => `141${String.fromCharCode(97 + index)}`),
];
const points = Array.from({ length: 25 }, (_, index) => `S${index + 1}`);

/** The server behaviours and the points of politeness and safety, each a test with its number in its title. */
export async function numberedTests(): Promise<Figure[]> {
  const ends = await runTests(['test/behaviours', 'test/scorecard']);
  return [...figuresOf('behaviours', behaviours, ends), ...figuresOf('scorecard', points, ends)];
}

/** How many of these numbers hold: there is a test with the number, and no test with it does anything but pass. */
export function figuresOf(what: string, wanted: readonly string[], ends: readonly TestEnd[]): Figure[] {
  const testsOf = (number: string) => ends.filter(({ title }) => title.startsWith(`[${number}] `));
  const missing = wanted.filter((number) => testsOf(number).length === 0);
  const broken = wanted.filter((number) => testsOf(number).some(({ status }) => status !== 'passed'));
  const held = wanted.length - missing.length - broken.length;
  return [
    { name: what, value: held, atLeast: wanted.length, atMost: wanted.length },
    ...(missing.length > 0 ? [{ name: `${what} without a test`, value: missing.join(' ') }] : []),
    ...(broken.length > 0 ? [{ name: `${what} that do not hold`, value: broken.join(' ') }] : []),
  ];
}

async function runTests(folders: readonly string[]): Promise<TestEnd[]> {
  const folder = await mkdtemp(join(tmpdir(), 'planet-tests-'));
  const file = join(folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', ...folders, '--reporter=json', `--outputFile=${file}`];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  await new Promise((resolve) => child.once('close', resolve));
  const report: { testResults: { assertionResults: TestEnd[] }[] } = JSON.parse(await readFile(file, 'utf8'));
  await rm(folder, { recursive: true });
  return report.testResults.flatMap(({ assertionResults }) => assertionResults);
}
