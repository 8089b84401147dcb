import { payloads } from '../../../packages/sanitize/fixtures/payloads.ts';
import { createSanitizer, type Sanitizer } from '../../../packages/sanitize/src/sanitizer.ts';
import type { Figure } from '../figure.ts';
import { type Judge, openJudge } from './judge.ts';
import { createMutations } from './mutate-markup.ts';
import type { Options } from './options.ts';
import { type PayloadSet, readPayloads } from './payload-files.ts';
import { shownOf } from './try-markup.ts';

/** What came of a set. */
interface Verdict {
  outputs: number;
  /** Outputs that are the entry's text alone, since its markup could not be kept. */
  fallbacks: number;
  /** Different outputs with which Chromium finds something wrong. */
  wrong: number;
  /** Inputs whose output the gate refuses or a second pass changes. */
  unstable: number;
  /** What is wrong, as sentences. */
  faults: string[];
}

/** Outputs that the judge is to have seen, however often the same. */
const enough = 20_000;
/** Faults of a set that are printed whole. */
const most = 20;

/**
 * Real Chromium on everything: each payload of our own and of the files, and mutated markup, without a base, with one, and as
 * an excerpt.
 */
export async function judgeAll({ payloadFiles, folder, seed, count, only }: Options): Promise<Figure[]> {
  const mutation = createMutations(seed, folder);
  const indexes = only === undefined ? Array.from({ length: count }, (_, index) => index) : [only];
  const mutated = { name: `mutated markup, seed ${seed}`, payloads: indexes.map(mutation) };
  if (only !== undefined) console.log(mutated.payloads[0]);
  const own = { name: 'our own payloads', payloads: Object.values(payloads).flat() };
  const sets = only === undefined ? [own, ...payloadFiles.map(readPayloads), mutated] : [mutated];
  const judge = await openJudge();
  const sanitizer = createSanitizer();
  const seen = new Set<string>();
  const verdicts: Verdict[] = [];
  try {
    for (const set of sets) verdicts.push(await judgeSet(set, sanitizer, judge, seen));
  } finally {
    await judge.close();
  }
  const sum = (key: 'outputs' | 'wrong' | 'unstable') =>
    verdicts.reduce((total, verdict) => total + verdict[key], 0);
  for (const [at, { faults }] of verdicts.entries()) {
    for (const fault of faults.slice(0, most)) console.log(`judge, ${sets[at]?.name}, ${fault}`);
  }
  return [
    ...sets.map(({ name, payloads: { length } }, at) => {
      const { fallbacks, outputs } = verdicts[at] ?? {};
      return {
        name: `judge, ${name}: ${length} inputs, ${fallbacks} shown as text; outputs`,
        value: outputs ?? 0,
      };
    }),
    { name: 'judge: outputs', value: sum('outputs'), ...(only === undefined && { atLeast: enough }) },
    { name: 'judge: different ones, all shown in Chromium', value: seen.size },
    {
      name: 'judge: outputs that run, have strangers, leave their box, read back otherwise or load more',
      value: sum('wrong'),
      atMost: 0,
    },
    {
      name: 'judge: inputs whose output the gate or a second pass refuses',
      value: sum('unstable'),
      atMost: 0,
    },
  ];
}

/** Sanitizes a set, and has the judge look at what no set before had. Adds that to what was seen. */
async function judgeSet(
  { payloads: inputs }: PayloadSet,
  sanitizer: Sanitizer,
  judge: Judge,
  seen: Set<string>,
): Promise<Verdict> {
  const tried = inputs.map((html) => shownOf(sanitizer, html));
  const outputs = tried.flatMap((each) => each.outputs);
  const fresh = [...new Set(outputs)].filter((output) => !seen.has(output));
  for (const output of fresh) seen.add(output);
  const problems = await judge.judge(fresh);
  return {
    outputs: outputs.length,
    fallbacks: tried.reduce((sum, { fallbacks }) => sum + fallbacks, 0),
    wrong: new Set(problems.map(({ html }) => html)).size,
    unstable: tried.filter(({ broken }) => broken.length > 0).length,
    faults: [
      ...tried.flatMap(({ broken }, index) => broken.map((what) => `input ${index}: ${what.slice(0, 500)}`)),
      ...problems.map(({ html, problem }) => `${problem} in ${JSON.stringify(html.slice(0, 500))}`),
    ],
  };
}
