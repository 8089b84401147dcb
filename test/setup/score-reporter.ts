import type { Reporter, TestModule } from 'vitest/node';

/** The tests whose titles begin with a number in brackets, and how many there are of them in all. */
const scores = [
  { name: 'behaviours', title: /^\[\d+[a-u]?\]/, total: 161 },
  { name: 'scorecard', title: /^\[S\d+\]/, total: 25 },
];

/** Tells how many of the servers' behaviours and of the lines of the scorecard held, if any of them were tried. */
export default class ScoreReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const tried = tests.filter((test) => ['passed', 'failed'].includes(test.result().state));
    for (const { name, title, total } of scores) {
      const numbered = tried.filter((test) => title.test(test.name));
      const held = numbered.filter((test) => test.result().state === 'passed').length;
      if (numbered.length > 0) process.stdout.write(`${name}: ${held} of ${total}\n`);
    }
  }
}
