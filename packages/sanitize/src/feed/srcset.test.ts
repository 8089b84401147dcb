import { expect, test } from 'vitest';
import { createBudget } from '../budget.ts';
import { defaultPolicy } from '../policy.ts';
import { compileRules } from '../rules.ts';
import { createTally } from '../tally.ts';
import { srcsetValue } from './srcset.ts';

const context = {
  rules: compileRules(defaultPolicy),
  baseUrl: new URL('https://feed.example/'),
  idPrefix: 'e-',
  tally: createTally(),
  budget: createBudget(1_000_000),
};

test.each([
  ['a.png', 'https://feed.example/a.png'],
  ['a.png 1x, b.png 2x', 'https://feed.example/a.png 1x, https://feed.example/b.png 2x'],
  ['a.png 1x,b.png 2.5x', 'https://feed.example/a.png 1x, https://feed.example/b.png 2.5x'],
  ['w_1,h_2/a.png 300w', 'https://feed.example/w_1,h_2/a.png 300w'],
  ['a.png, b.png 2x', 'https://feed.example/a.png, https://feed.example/b.png 2x'],
  [' ,, a.png,,, b.png ,', 'https://feed.example/a.png, https://feed.example/b.png'],
  ['javascript:a 1x, b.png 2x', 'https://feed.example/b.png 2x'],
  ['a.png huge, b.png 2x', 'https://feed.example/b.png 2x'],
])('%j becomes %j', (written, srcset) => {
  expect(srcsetValue(written, context)).toBe(srcset);
});

test('a srcset with nothing to load is none', () => {
  expect(srcsetValue(' , ', context)).toBeUndefined();
  expect(srcsetValue('data:image/png;base64,AAAA 1x', context)).toBeUndefined();
});
