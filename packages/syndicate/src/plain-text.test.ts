import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';
import { html } from './testing/editions.ts';

test('safe markup becomes its words', () => {
  expect(plainText(html('<p title="a > b">Tea &amp;\n <b>cakes</b>,&nbsp;&lt;b&gt; &amp;lt;</p>'))).toBe(
    'Tea & cakes, <b> &lt;',
  );
});

test('paragraphs and breaks part words', () => {
  expect(plainText(html('<p>one</p><p>two<br>three</p>'))).toBe('one two three');
});

test('markup without words is no text', () => {
  expect([plainText(undefined), plainText(html('<p> </p>'))]).toEqual([undefined, undefined]);
});
