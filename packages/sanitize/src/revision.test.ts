import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { payloads } from '../fixtures/payloads.ts';
import { engines } from './engines.ts';
import { createSanitizer } from './sanitizer.ts';

test('markup that comes out differently raises the revision of the rules, so that no memo shows the old one', () => {
  const { sanitize } = createSanitizer();
  const outputs = Object.values(payloads)
    .flat()
    .map((input) => sanitize(input, { baseUrl: 'https://feed.example/' }).html);
  const digest = createHash('sha256').update(outputs.join('\n')).digest('hex').slice(0, 8);
  expect([engines.rules, digest]).toEqual(['4', '0d8d0c2e']);
});
