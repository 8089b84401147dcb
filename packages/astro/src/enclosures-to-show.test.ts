import type { Enclosure, Entry, SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { enclosuresToShow } from './enclosures-to-show.ts';

const withEnclosures = (enclosures: Enclosure[], content = ''): Entry<SafeHtml> => ({
  id: '1',
  sourceId: 'asha',
  authors: [],
  tags: [],
  enclosures,
  content: content as SafeHtml,
  seen: '2018-08-29T00:00:00.000Z',
});

test('an enclosure shows its name, type and size, and a player if it can be played', () => {
  expect(
    enclosuresToShow(
      withEnclosures([
        { url: 'https://asha.example/a%20b.mp3?x=1', type: 'audio/mpeg', length: 12_345_678 },
        { url: 'https://asha.example/%E0%A4%A', type: 'application/pdf', length: 12 },
        { url: 'https://asha.example/', title: 'Slides' },
        { url: 'https://asha.example/' },
      ]),
    ).map(({ kind, name, details }) => `${kind}: ${name} (${details})`),
  ).toEqual([
    'audio: a b.mp3 (audio/mpeg, 12.3 MB)',
    'file: %E0%A4%A (application/pdf, 1 kB)',
    'file: Slides ()',
    'file: asha.example ()',
  ]);
});

test('what the content already shows is not shown again', () => {
  const url = 'https://asha.example/a.mp3?x=1&y=2';
  const content = '<audio src="https://asha.example/a.mp3?x=1&amp;y=2" controls=""></audio>';
  expect(enclosuresToShow(withEnclosures([{ url }], content))).toEqual([]);
});
