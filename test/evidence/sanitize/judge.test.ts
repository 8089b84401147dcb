import { afterAll, beforeAll, expect, test } from 'vitest';
import { payloads } from '../../../packages/sanitize/fixtures/payloads.ts';
import { excerptHtml } from '../../../packages/sanitize/src/excerpt-html.ts';
import { createSanitizer } from '../../../packages/sanitize/src/sanitizer.ts';
import { type Judge, openJudge } from './judge.ts';
import { createMutations } from './mutate-markup.ts';
import { shownOf } from './try-markup.ts';

const inputs = Object.values(payloads).flat();
const sanitizer = createSanitizer();
let judge: Judge;

beforeAll(async () => {
  judge = await openJudge();
});

afterAll(() => judge.close());

test.each([
  [
    'a handler',
    '<img src=x onerror=alert(1)>',
    ['has img[onerror]', 'called alert', 'would use script-src-attr'],
  ],
  ['a script', '<script>alert(1)</script>', ['has a <script>', 'called alert', 'would use script-src-elem']],
  ['a script that calls nothing known', '<script>1</script>', ['would use script-src-elem']],
  ['a link that runs', '<a href="javascript:alert(1)">a</a>', ['has href javascript:', 'called alert']],
  ['an end tag of the box', '</article><p>out</p>', ['left its article', 'came back as']],
  ['an end tag of the page', '</main><p>out</p>', ['left its article']],
  ['a block in a paragraph', '<p><div></div></p>', ['came back as']],
  ['what is left open', '<b><p>x', ['came back as']],
  [
    'a frame',
    '<iframe src="https://frame.example/"></iframe>',
    ['has a <iframe>', 'asked for document https://frame.example/'],
  ],
  ['a style', '<style>@import "https://style.example/"</style>', ['has a <style>', 'asked for stylesheet']],
  ['an id of the page', '<p id="body">x</p>', ['has the id body']],
  [
    'an element of another vocabulary',
    '<svg><p>x</p></svg><mi>x</mi>',
    ['has a <mi> of http://www.w3.org/1999/xhtml'],
  ],
  ['a form', '<form action="/x"><input name="a"></form>', ['has a <form>', 'has input[name]']],
  ['a picture that is a document', '<img src="data:image/svg+xml,x">', ['has src data:']],
])('the judge sees %s', async (_, html, problems) => {
  const found = await judge.judge([html]);
  for (const problem of problems) {
    expect(found).toContainEqual({ html, problem: expect.stringContaining(problem) });
  }
});

test('the judge blames none of the neighbours', async () => {
  const hostile = ['<img src=x onerror=alert(1)>', '</article>x', '</main>'];
  const found = await judge.judge(['<p>a</p>', ...hostile, '<p>b</p>']);
  expect(new Set(found.map(({ html }) => html))).toEqual(new Set(hostile));
});

test('in Chromium no hostile entry runs, keeps a stranger, changes when read again, leaves its box or loads more than pictures', async () => {
  expect(await judge.judge(inputs.map((html) => sanitizer.sanitize(html).html))).toEqual([]);
});

test('nor does one with its URLs made absolute', async () => {
  const baseUrl = 'https://feed.example/entry/';
  expect(await judge.judge(inputs.map((html) => sanitizer.sanitize(html, { baseUrl }).html))).toEqual([]);
});

test('nor does an excerpt of one', async () => {
  const excerpts = inputs.flatMap((html) =>
    [0, 1, 5].map((words) => excerptHtml(sanitizer.sanitize(html).html, { words })),
  );
  expect(await judge.judge(excerpts)).toEqual([]);
});

test('nor does mutated markup, which is the same for the same seed', async () => {
  const mutation = createMutations(7);
  const mutated = Array.from({ length: 400 }, (_, index) => mutation(index));
  expect(createMutations(7)(399)).toBe(mutated[399]);
  expect(createMutations(8)(399)).not.toBe(mutated[399]);
  const shown = mutated.map((html) => shownOf(sanitizer, html));
  expect(shown.flatMap(({ broken }) => broken)).toEqual([]);
  expect(await judge.judge(shown.flatMap(({ outputs }) => outputs))).toEqual([]);
});

test('mutated markup is hostile: unsanitized, the judge finds something wrong with most of it', async () => {
  const mutation = createMutations(7);
  const hostile = Array.from({ length: 12 }, (_, index) => mutation(index));
  const blamed = new Set((await judge.judge(hostile)).map(({ html }) => html));
  expect(blamed.size).toBeGreaterThan(6);
}, 60_000);
