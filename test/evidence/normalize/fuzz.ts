import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../figure.ts';
import type { PartOptions } from '../parts.ts';
import { createInputs, tryFeed } from './fuzz-input.ts';

/** What came of all inputs. */
interface Outcome {
  inputs: number;
  refused: number;
  /** Milliseconds of the slowest, as seen from outside. */
  slowest: number;
  crashes: number;
  hangs: number;
  wrong: number;
}

/** Milliseconds that one input may take. */
const patience = 5000;
/** Failures that are printed whole. */
const most = 50;

/** A hundred thousand mutated feeds: none may end or hold up the process, throw anything but `PlanetError`, or come out amiss. */
export async function fuzz({ folder, seed, count, only }: PartOptions): Promise<Figure[]> {
  if (only !== undefined) replay(seed, only, folder);
  const outcome: Outcome = { inputs: 0, refused: 0, slowest: 0, crashes: 0, hangs: 0, wrong: 0 };
  const fail = (kind: 'crashes' | 'hangs' | 'wrong', index: number, what: string) => {
    outcome[kind] += 1;
    if (outcome.crashes + outcome.hangs + outcome.wrong > most) return;
    console.log(
      `fuzz, input ${index}: ${what}\n  again: npm run evidence -- normalize fuzz --seed ${seed} --only ${index}${folder ? ` --corpus ${folder}` : ''}`,
    );
  };
  const workers = availableParallelism();
  const begin = performance.now();
  const first = only ?? 0;
  const end = only === undefined ? count : only + 1;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let from = first + worker; from < end; ) {
        from = workers + (await run([seed, from, workers, end], folder, outcome, fail));
      }
    }),
  );
  return [
    { name: `fuzz, seed ${seed}: inputs`, value: outcome.inputs, atLeast: end - first },
    { name: 'fuzz: refused as no feed', value: outcome.refused },
    { name: 'fuzz: inputs that end the process', value: outcome.crashes, atMost: 0 },
    { name: `fuzz: inputs that take over ${patience / 1000} s`, value: outcome.hangs, atMost: 0 },
    { name: 'fuzz: other exceptions, broken promises', value: outcome.wrong, atMost: 0 },
    { name: 'fuzz: slowest input', value: outcome.slowest / 1000, unit: 's' },
    { name: 'fuzz: wall', value: (performance.now() - begin) / 1000, unit: 's' },
  ];
}

/** Has a process read the inputs from one index on. Resolves to the index that it came to: the last of all, or one it fell over. */
function run(
  numbers: readonly number[],
  folder: string | undefined,
  outcome: Outcome,
  fail: (kind: 'crashes' | 'hangs' | 'wrong', index: number, what: string) => void,
): Promise<number> {
  const file = fileURLToPath(new URL('fuzz-client.ts', import.meta.url));
  const args = [
    '--conditions=@planet-ceres/source',
    file,
    ...numbers.map(String),
    ...(folder ? [folder] : []),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let at: number | undefined;
  let since = performance.now();
  const timer = setInterval(() => {
    if (at !== undefined && performance.now() - since > patience) child.kill('SIGKILL');
  }, 200);
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [index = '', kind, ...rest] = line.split(' ');
    if (kind === 'refused') outcome.refused += 1;
    else if (kind === 'wrong') fail('wrong', Number(index), JSON.parse(rest.join(' ')));
    else {
      const now = performance.now();
      // Before the first input stands the start of the process.
      if (at !== undefined) outcome.slowest = Math.max(outcome.slowest, now - since);
      at = Number(index);
      since = now;
      outcome.inputs += 1;
    }
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code, signal) => {
      clearInterval(timer);
      if (at === undefined) return reject(new Error(`The process of ${args.join(' ')} did not begin.`));
      if (signal === 'SIGKILL' && performance.now() - since > patience)
        fail('hangs', at, `over ${patience / 1000} s`);
      else if (code !== 0) fail('crashes', at, `the process ended with ${signal ?? code}`);
      return resolve(at);
    });
  });
}

/** Shows one input and what comes of it. */
function replay(seed: number, index: number, folder: string | undefined): void {
  const input = createInputs(seed, folder)(index);
  console.log(Buffer.from(input.bytes).toString('utf8'));
  if (input.contentType) console.log(`\nContent-Type: ${input.contentType}`);
  for (const what of tryFeed(input).wrong) console.log(`\n${what}`);
}
