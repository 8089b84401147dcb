import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseXml } from './testing/parse-xml.ts';
import { element, textElement, writeXml } from './xml.ts';

test('elements stand on lines of their own, text stays as it is', () => {
  expect(writeXml(element('a', { n: 1 }, element('b', {}, ' x\n '), [element('c'), undefined]))).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<a n="1">\n  <b> x\n </b>\n  <c/>\n</a>\n',
  );
});

test('an attribute or a child that is undefined is left out, an empty one is not', () => {
  expect(writeXml(element('a', { b: undefined, c: '' }, undefined, ''))).toContain('<a c=""></a>');
});

test('optional text that is missing or blank makes no element', () => {
  expect([textElement('a', undefined), textElement('a', ' \n')]).toEqual([undefined, undefined]);
  expect(textElement('a', '0')).toEqual(element('a', {}, '0'));
});

test('whatever the text, it comes back from the document as it went in', () => {
  const text = fc
    .string({ unit: 'binary' })
    .map((value) => value.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD'));
  const markup = fc.constantFrom(']]>', '<b a="', "'&lt;", '&apos;', '<![CDATA[', '<!--', '\r\n');
  const both = fc.array(fc.oneof(text, markup)).map((parts) => parts.join(''));
  fc.assert(
    fc.property(both, both, (inside, attribute) => {
      const parsed = parseXml(writeXml(element('a', { b: attribute }, inside)));
      expect(parsed).toEqual({ name: 'a', attributes: { b: attribute }, children: [], text: inside });
    }),
  );
});

test('what XML forbids is replaced, never dropped: the parts around it must not join', () => {
  const parsed = parseXml(writeXml(element('a', { b: 'java\u0001script:' }, 'x\u0000y \uD800 \uFFFE 😀')));
  expect(parsed).toMatchObject({ attributes: { b: 'java\uFFFDscript:' }, text: 'x\uFFFDy \uFFFD \uFFFD 😀' });
});
