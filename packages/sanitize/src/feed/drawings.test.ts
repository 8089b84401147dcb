import { expect, test } from 'vitest';
import { createSanitizer } from '../sanitizer.ts';

const { sanitize } = createSanitizer();
const clean = (html: string) => sanitize(html, { idPrefix: 'e' }).html;

test('a drawing keeps the colours that its styles give it', () => {
  expect(
    clean('<svg><path fill="red" style="fill:none; STROKE: #1f77b4 !important;stroke-width:1.5"/></svg>'),
  ).toBe('<svg><path fill="none" stroke="#1f77b4" stroke-width="1.5"></path></svg>');
  expect(clean('<svg><linearGradient id="g"/><rect style="fill:url(#g)"/></svg>')).toBe(
    '<svg><linearGradient id="e-g"></linearGradient><rect fill="url(#e-g)"></rect></svg>',
  );
});

test.each([
  'fill:url(https://evil.example/#a)',
  'fill:url(javascript:alert(1))',
  'stroke:expression(alert(1))',
  'fill:\\75rl(x)',
  'position:fixed;width:100%',
  'onclick:alert(1)',
  'href:https://evil.example/',
  ':;fill',
])('nothing that loads or moves comes out of a style: %s', (style) => {
  expect(clean(`<svg><rect style="${style}"/></svg>`)).toBe('<svg><rect></rect></svg>');
});
