import { expect, test } from 'vitest';
import { createSanitizer, defaultPolicy, type Policy } from './index.ts';

const { trackers: _, ...withoutTrackers } = defaultPolicy;

test.each<[unknown, RegExp]>([
  [null, /The policy is null, not an object/],
  ['strict', /The policy is "strict", not an object/],
  [[], /The policy is a list, not an object/],
  [{}, /html is missing, not an object/],
  [withoutTrackers, /trackers is missing, not a list/],
  [{ ...defaultPolicy, linkScheme: ['https'] }, /linkScheme is no field; there are html, attributes/],
  [{ ...defaultPolicy, html: { nav: true } }, /html\.nav is true, not a list/],
  [{ ...defaultPolicy, embeds: false }, /embeds is false, not a list/],
  [{ ...defaultPolicy, embeds: [{ name: 'x' }] }, /embeds\[0\]\.from is missing, not a list/],
  [{ ...defaultPolicy, embeds: [{ name: 'x', from: ['https://a.example/*'] }] }, /without "https:\/\/"/],
  [{ ...defaultPolicy, classes: 'a b' }, /classes is "a b", not a list/],
  [{ ...defaultPolicy, classes: [3] }, /classes holds 3, and may hold text only/],
  [{ ...defaultPolicy, rename: { xmp: 1 } }, /rename holds 1/],
  [
    { ...defaultPolicy, limits: { ...defaultPolicy.limits, length: -1 } },
    /limits\.length is -1, not a number/,
  ],
  [{ ...defaultPolicy, limits: { ...defaultPolicy.limits, nodes: 'many' } }, /limits\.nodes is "many"/],
])('a policy of another shape is refused with the place and what is wrong there: %j', (policy, message) => {
  expect(() => createSanitizer(policy as Policy)).toThrow(message);
});

test('all that is wrong is told at once', () => {
  const policy = { ...defaultPolicy, ads: 1, embeds: null };
  expect(() => createSanitizer(policy as unknown as Policy)).toThrow(
    expect.objectContaining({
      code: 'SANITIZER_UNSOUND',
      problems: [
        { path: 'embeds', message: 'is null, not a list' },
        { path: 'ads', message: 'is 1, not a list' },
      ],
    }),
  );
});

test('nobody changes the default policy for everybody', () => {
  expect(() => Object.assign(defaultPolicy.html, { nav: [] })).toThrow(TypeError);
});

test.each([
  [() => createSanitizer().sanitize(null as unknown as string), 'html as a string, not null'],
  [
    () => createSanitizer().sanitize('', { baseUrl: null as unknown as string }),
    'baseUrl as a string, not null',
  ],
  [
    () => createSanitizer().sanitize('', { idPrefix: 5 as unknown as string }),
    'idPrefix as a string, not Number',
  ],
])('%s: an argument of another type is named', (call, message) => {
  expect(call).toThrow(`sanitize() takes ${message}.`);
});
