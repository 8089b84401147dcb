import { expect, test } from 'vitest';
import { plainCopy } from './plain-copy.ts';

test('groups and lists are copied, what stands within itself too', () => {
  const input: Record<string, unknown> = { title: 'P', members: [{ feed: 'x' }] };
  input.self = input;
  const { copy, flaws } = plainCopy(input);
  expect(flaws).toEqual([]);
  expect(copy).toEqual(input);
  expect(copy).not.toBe(input);
});

test('what cannot be read, lies too deep or cannot be shown is told with its path', () => {
  const deep: unknown = JSON.parse('['.repeat(1000) + ']'.repeat(1000));
  const input = {
    get title(): string {
      throw Object.create(null);
    },
    intro: 'line\n\ttwo\r\n',
    owner: { name: 'a\u001b[31mb', 'k\u0000': 1 },
    links: [{ title: '\u202Egnp' }],
    deep,
  };
  const { copy, flaws } = plainCopy(input);
  expect(copy).toMatchObject({ intro: input.intro, owner: input.owner });
  expect(flaws.map(({ path, message }) => [path.slice(0, 3).join('.'), message.split(',')[0]])).toEqual([
    ['title', 'cannot be read: something was thrown that says nothing'],
    ['owner.name', 'holds a character that cannot be shown'],
    ['owner.k\u0000', 'holds a character that cannot be shown'],
    ['links.0.title', 'holds a character that cannot be shown'],
    ['deep.0.0', 'lies too deep'],
  ]);
});
