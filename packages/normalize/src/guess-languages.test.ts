import { expect, test } from 'vitest';
import { normalizeFeed } from './index.ts';

const english =
  'The first frost came so early this year that we had to carry all of the pots into the house before it was dark, and the cabbage is said to be sweeter for it.';
const german =
  'In diesem Jahr kam der erste Frost so früh, dass wir alle Töpfe noch vor dem Abend ins Haus tragen mussten, und der Kohl soll dadurch süßer werden, sagt die Nachbarin.';

function languagesOf(texts: readonly string[], language = ''): (string | undefined)[] {
  const entries = texts.map(
    (text, place) => `<item><guid>${place}</guid><description>${text} ${text}</description></item>`,
  );
  const feed = `<rss version="2.0"><channel>${language}${entries.join('')}</channel></rss>`;
  const context = { sourceId: 's', url: 'https://e.example/', seen: '2025-01-01T00:00:00.000Z' };
  return normalizeFeed(feed, context).entries.map((entry) => entry.language);
}

test('a feed that declares nothing is in the language of its entries', () => {
  expect(languagesOf([german, german])).toEqual(['de', 'de']);
  expect(languagesOf([english, english])).toEqual(['en', 'en']);
});

test('one that is written now in this language and now in that is in neither', () => {
  expect(languagesOf([german, english, german, english])).toEqual(Array(4).fill(undefined));
  expect(languagesOf([english, german, german])).toEqual(Array(3).fill(undefined));
});

test('what is declared stays where entries speak against it now and then, and goes where all do', () => {
  expect(languagesOf([german, english], '<language>de</language>')).toEqual(['de', 'de']);
  expect(languagesOf([german, german, german], '<language>en</language>')).toEqual(['de', 'de', 'de']);
});
