import { expect, test } from 'vitest';
import { defaultPolicy } from '../policy.ts';
import { createSanitizer } from '../sanitizer.ts';

const { sanitize } = createSanitizer();

test.each([
  ['<span style="font-weight: bold">a</span>', '<span><b>a</b></span>'],
  ['<span style="FONT-WEIGHT:700 !important;color:red">a</span>', '<span><b>a</b></span>'],
  ['<font style="font-style:italic">a</font>', '<i>a</i>'],
  [
    '<span style="font-weight:bold;font-style:italic;text-decoration:underline">a</span>',
    '<span><b><i><u>a</u></i></b></span>',
  ],
  ['<span style="vertical-align:super">a</span>', '<span><sup>a</sup></span>'],
  ['<p style="text-align:center">a</p>', '<p align="center">a</p>'],
  ['<p align="left" style="text-align:right">a</p>', '<p align="right">a</p>'],
  ['<p style="text-align:center;text-decoration:line-through">a</p>', '<p align="center"><s>a</s></p>'],
])('%s says the same without a style: %s', (written, html) => {
  expect(sanitize(written).html).toBe(html);
});

test('text in the cells of a table keeps its alignment', () => {
  expect(sanitize('<table><tr><td style="text-align:right">1</table>').html).toContain(
    '<td align="right">1</td>',
  );
});

test('a picture moves aside as its style says, a column of text does not', () => {
  expect(sanitize('<img src="a.png" style="float:left">').html).toContain('align="left"');
  expect(
    sanitize('<div style="float:left">a</div><table style="float:right;text-align:right"></table>').html,
  ).not.toContain('align');
});

test.each([
  'color:red',
  'font-weight:normal',
  'position:fixed;inset:0',
  'background:url(https://evil.example/)',
  'text-align:expression(alert(1))',
  'constructor:bold',
  '\\66ont-weight:bold',
  ':;:;',
])('of any other style nothing stays: %s', (style) => {
  expect(sanitize(`<p style="${style}">a</p>`).html).toBe('<p>a</p>');
});

test('what a style may say is one line of the policy', () => {
  const styles = { ...defaultPolicy.styles, 'font-variant: small-caps': 'small' };
  expect(
    createSanitizer({ ...defaultPolicy, styles }).sanitize('<p style="font-variant:small-caps">a</p>').html,
  ).toBe('<p><small>a</small></p>');
});

test('nothing is put inside where no element may stand, nor beyond the depth that is allowed', () => {
  expect(
    sanitize('<svg><foreignObject><p style="font-weight:bold">a</p></foreignObject></svg>').fallback,
  ).toBeUndefined();
  expect(
    sanitize('<table style="font-weight:bold"><tr style="font-weight:bold"><td>a</table>').html,
  ).not.toContain('<b>');
  const deep = `${'<div>'.repeat(127)}<p style="font-weight:bold;font-style:italic">a`;
  const { html } = sanitize(deep);
  expect(html).toContain('<p>a</p>');
  expect(sanitize(html).html).toBe(html);
});
