import { expect, test } from 'vitest';
import { idPrefixOf, prefixId, prefixIds } from './ids.ts';

test('an id gets the prefix once', () => {
  expect(prefixId(' fn:1 ', 'e-')).toBe('e-fn:1');
  expect(prefixId('e-fn:1', 'e-')).toBe('e-fn:1');
  expect(prefixId('größe', 'e-')).toBe('e-größe');
  expect(prefixId("what's-new%21", 'e-')).toBe("e-what's-new%21");
  expect(prefixId(`e-${'a'.repeat(200)}`, 'e-')).toBe(`e-${'a'.repeat(200)}`);
});

test.each(['', 'a b', 'a"b', '<a>', 'a&b', '#a', 'a'.repeat(201)])('%j is no id to keep', (id) => {
  expect(prefixId(id, 'e-')).toBeUndefined();
});

test('of a list of ids the sound ones stay', () => {
  expect(prefixIds('a  b "c"', 'e-')).toBe('e-a e-b');
  expect(prefixIds('', 'e-')).toBeUndefined();
});

test.each([
  ['user-content-', 'user-content-'],
  ['samba-1', 'samba-1-'],
  ['7f3a', 'e-7f3a-'],
  ['a b/c"', 'a-b-c-'],
  ['größe', 'grf6dfe-'],
  ['東京', 'e-67714eac-'],
  ['', 'e-'],
  ['---', 'e-'],
])('any text makes a prefix that is no property: %j', (text, prefix) => {
  expect(idPrefixOf(text)).toBe(prefix);
});
