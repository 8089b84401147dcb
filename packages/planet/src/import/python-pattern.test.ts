import { patternProblem } from '@planet-ceres/timeline/filter';
import { expect, test } from 'vitest';
import { fromPython } from './python-pattern.ts';

test.each([
  ['(clojure|Clojure|\\(def |\\(defn-? )', '(clojure|Clojure|\\(def |\\(defn-? )'],
  ['(?P<dish>pie)(?# of any kind)s?', '(?P<dish>pie)s?'],
  ['end\\Z', 'end\\z'],
  ['a{,3}', 'a{0,3}'],
  ['rails(?i)', '(?i)rails'],
  ['(?iu)caf\u00e9', '(?i)caf\u00e9'],
  ['[]a(?!]+[^]]', '[]a(?!]+[^]]'],
  ['\\e\\q\\ \\\u00e9\\-', 'eq \u00e9\\-'],
  ['\\bword\\b \\d+\\s', '\\bword\\b \\d+\\s'],
  ['ends with \\', 'ends with \\\\'],
])('%s is %s, which RE2 understands', (python, pattern) => {
  expect(fromPython(python)).toEqual({ pattern });
  expect(patternProblem(pattern)).toBeUndefined();
});

test.each([
  ['(?!not)this', 'looks around'],
  ['(?<=after )this', 'looks around'],
  ['(a)\\1', 'refers back'],
  ['(?P<a>x)(?P=a)', 'refers back'],
  ['(a)?(?(1)b|c)', 'condition'],
  ['(?x) a b # c', 'white space'],
])('%s has no equal: it %s', (python, wrong) => {
  expect(fromPython(python)).toEqual({ wrong: expect.stringContaining(wrong) });
});
