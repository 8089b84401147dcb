import type { Entry, UnsafeHtml } from '@planet-ceres/model';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { createFilter, type FilterField, type FilterRule } from './create-filter.ts';
import { readText } from './entry-text.ts';
import { compilePattern, patternProblem } from './pattern.ts';

const all: FilterField[] = ['title', 'text', 'tags', 'author'];

function rule(patterns: string[], rest: Partial<FilterRule> = {}): FilterRule {
  return { keeps: 'matching', patterns, in: all, caseSensitive: false, ...rest };
}

const entry: Entry<UnsafeHtml> = {
  id: '1',
  sourceId: 'ann',
  title: 'On Cider',
  url: 'https://ann.example/blog/cider',
  content:
    '<p>Press <b>ap</b>ples&nbsp;&amp; wait.</p><img alt="A jug" src="jug.png"><script>wine()</script>' as UnsafeHtml,
  authors: [{ name: 'Ann Ex', email: 'ann@ann.example' }],
  tags: ['Drinks', 'Autumn'],
  enclosures: [],
  language: 'en-GB',
  seen: '2018-08-29T12:00:00.000Z',
};

const passes = (...rules: FilterRule[]) => createFilter(rules)(entry) === undefined;

describe('a rule', () => {
  test('that keeps what matches is passed by an entry that matches one of its patterns', () => {
    expect(passes(rule(['perry', 'cider']))).toBe(true);
    expect(passes(rule(['perry', 'wine']))).toBe(false);
  });

  test('that keeps the others is passed by an entry that matches none', () => {
    expect(passes(rule(['perry'], { keeps: 'others' }))).toBe(true);
    expect(passes(rule(['perry', 'jug'], { keeps: 'others' }))).toBe(false);
  });

  test('looks only where it is told to, in each value by itself', () => {
    const found = (pattern: string, field: FilterField) => passes(rule([pattern], { in: [field] }));
    expect(found('apples & wait', 'text')).toBe(true);
    expect(found('a jug', 'text')).toBe(true);
    expect(found('wine', 'text')).toBe(false);
    expect(found('<b>ap</b>', 'markup')).toBe(true);
    expect(found('^autumn$', 'tags')).toBe(true);
    expect(found('drinks.*autumn', 'tags')).toBe(false);
    expect(found('@ann\\.example', 'author')).toBe(true);
    expect(found('/blog/', 'link')).toBe(true);
    expect(found('^en(-|$)', 'language')).toBe(true);
    expect(found('blog', 'text')).toBe(false);
  });

  test('heeds case only if it is told to', () => {
    expect(passes(rule(['CIDER']))).toBe(true);
    expect(passes(rule(['CIDER'], { caseSensitive: true }))).toBe(false);
    expect(passes(rule(['On Cider'], { caseSensitive: true }))).toBe(true);
  });
});

test('an entry has to pass every rule, and is told the first that it does not', () => {
  const [first, second] = [rule(['cider']), rule(['jug'], { keeps: 'others' })];
  expect(createFilter([first, second])(entry)).toBe(second);
  expect(createFilter<FilterRule>([])(entry)).toBeUndefined();
});

test('hundreds of rules read the markup of an entry once', () => {
  const rules = Array.from({ length: 2000 }, (_, index) => rule([`nosuch${index}`], { keeps: 'others' }));
  const content = '<p>Press <b>ap</b>ples.</p>'.repeat(2000) as UnsafeHtml;
  const filter = createFilter(rules);
  const started = performance.now();
  expect(filter({ ...entry, content })).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(1500);
});

test('what is no pattern is said so', () => {
  expect(patternProblem('(clojure|Clojure|\\(def |\\(defn-? )')).toBeUndefined();
  expect(patternProblem('(?i)(?P<name>x)')).toBeUndefined();
  expect(patternProblem('(?=x)')).toContain('(?=');
  expect(patternProblem('[')).toContain('missing closing ]');
  expect(patternProblem('(a)\\1')).toContain('\\1');
  expect(patternProblem('x'.repeat(20_000))).toContain('longer than');
  expect(() => createFilter([rule(['*'])])).toThrow(SyntaxError);
});

test('a pattern made to go back for ever takes time that grows with the text alone', () => {
  for (const pattern of ['(a+)+$', '(a|a)*b', '(.*)*x', 'a?'.repeat(30) + 'a'.repeat(30)]) {
    const started = performance.now();
    compilePattern(pattern, { caseSensitive: false })(`${'a'.repeat(5_000)}!`);
    expect(performance.now() - started).toBeLessThan(5_000);
  }
});

test('the faster engine finds what RE2 finds', () => {
  const part = fc.constantFrom('a', 'B', 'é', '\\b', '.', '(a|b)', '|', ' ', '\\.', 'ſ', 'K');
  const pattern = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  const text = fc
    .array(fc.constantFrom('a', 'b', 'É', '.', ' ', 'S', 'k', '\n', '\r', '\u2028', '🪐'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(pattern, text, fc.boolean(), (source, within, caseSensitive) => {
      fc.pre(patternProblem(source) === undefined);
      const reference = RE2JS.compile(source, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE)
        .matcher(within)
        .find();
      expect(compilePattern(source, { caseSensitive })(within)).toBe(reference);
    }),
  );
});

test('a dot is any character but a line feed', () => {
  const found = (pattern: string, text: string) => compilePattern(pattern, { caseSensitive: false })(text);
  for (const sign of ['\r', '\u2028', '🪐']) expect(found('a.b', `a${sign}b`)).toBe(true);
  expect(found('a.b', 'a\nb')).toBe(false);
  expect([found('a\\.b', 'a.b'), found('a\\.b', 'acb')]).toEqual([true, false]);
});

test('the text of markup is what a reader sees, however broken it is', () => {
  expect(readText('a<br>b<!-- c --><style>d</style> e&lt;f&#103;&#x68;&nope;')).toBe('a b e<fgh&nope;');
  expect(readText('x<script>y')).toBe('x');
  expect(readText('<img alt="two words"><img alt=one>&#99999999;')).toBe('two words one &#99999999;');
  fc.assert(fc.property(fc.string(), (markup) => typeof readText(markup) === 'string'));
});
