import type { SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { firstImage } from './first-image.ts';
import { createSanitizer } from './sanitizer.ts';

const { sanitize } = createSanitizer();
const first = (html: string) => firstImage(sanitize(html, { baseUrl: 'https://feed.example/' }).html);

test('an entry is shown by its first picture, with what its author says of it', () => {
  expect(
    first(
      '<p>a</p><img src="b.png?c&amp;d" alt="A &quot;b&quot;" width="640" height="50%"><img src="e.png">',
    ),
  ).toEqual({
    url: 'https://feed.example/b.png?c&d',
    alt: 'A "b"',
    width: 640,
  });
});

test('icons, emoji and pictures inside the markup stand for nothing', () => {
  const small = [
    '<img src="icon.png" width="16" height="16">',
    '<img src="line.png" width="600" height="2">',
    '<img src="wink.png" alt="😉">',
    '<img src="flag.png" alt=":flag-de:">',
    '<img src="data:image/png;base64,AAAA">',
  ].join('');
  expect(first(small)).toBeUndefined();
  expect(first(`${small}<img src="a.png">`)).toEqual({ url: 'https://feed.example/a.png' });
});

test('of a picture in many sizes it is the last, of a film its still', () => {
  expect(first('<img srcset="a.png 300w, b.png 600w">')?.url).toBe('https://feed.example/b.png');
  expect(first('<video src="a.mp4" poster="b.jpg"></video>')?.url).toBe('https://feed.example/b.jpg');
  expect(first('<video src="a.mp4"></video>')).toBeUndefined();
});

test('an entry without pictures has none', () => {
  expect(first('<p>a</p>')).toBeUndefined();
  expect(() => firstImage('<img src=a>' as SafeHtml)).toThrow(/No tag as the sanitizer writes it/);
});
