import { expect, test } from 'vitest';
import { direction } from './direction.ts';

test('a language tag tells the direction of its script', () => {
  expect(['he', 'ar-EG', 'fa', 'ur-Latn', 'en', 'de-CH', 'arn', 'hello'].map(direction)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
    'ltr',
    'ltr',
  ]);
});
