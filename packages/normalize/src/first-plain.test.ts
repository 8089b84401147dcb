import { describe, expect, test } from 'vitest';
import { firstPlain } from './first-plain.ts';
import { createNotices } from './notices.ts';

function plainOf(value: string, longest: number, type: 'text' | 'html' = 'text') {
  const notices = createNotices('garden');
  return {
    plain: firstPlain([{ value, type }], longest, notices),
    codes: notices.list().map(({ code }) => code),
  };
}

describe('a text that is too long', () => {
  test('ends at a word, with an ellipsis and a notice', () => {
    expect(plainOf('one two three', 13)).toEqual({ plain: 'one two three', codes: [] });
    expect(plainOf('one two three', 12)).toEqual({ plain: 'one two…', codes: ['text-cut'] });
    expect(plainOf('one two three', 8)).toEqual({ plain: 'one two…', codes: ['text-cut'] });
  });

  test('ends anywhere where words are as long, but in no character', () => {
    expect(plainOf('a bcdefghijkl', 8).plain).toBe('a bcdef…');
    expect(plainOf('🌱🌱🌱🌱', 7).plain).toBe('🌱🌱🌱…');
    expect(plainOf('🌱🌱🌱🌱', 6).plain).toBe('🌱🌱…');
  });

  test('is not read to its end', () => {
    expect(plainOf(`a${'<b>'.repeat(1000)}z`, 10, 'html')).toEqual({ plain: 'a…', codes: ['text-cut'] });
    expect(plainOf(`a b<img src="data:${'A'.repeat(1000)}">c`, 10, 'html').plain).toBe('a b…');
    expect(plainOf(`${' '.repeat(1000)}z`, 10)).toEqual({ plain: undefined, codes: ['text-cut'] });
  });
});
