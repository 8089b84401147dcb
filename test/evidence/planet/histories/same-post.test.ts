import { expect, test } from 'vitest';
import { isStillThere, looksTheSame } from './same-post.ts';

const post = {
  id: 'https://a.example/7',
  url: 'https://a.example/7',
  title: 'Cider',
  published: '2018-08-29T12:00:00.000Z',
  content: '<p>Twelve bottles of cider stand in the cellar of the old house.</p>',
};
const other = {
  title: 'Bread',
  published: '2018-08-20T12:00:00.000Z',
  content: '<p>Take flour, water, salt and time.</p>',
};

test('a post under another number, host or title page is the same post twice', () => {
  for (const url of ['https://a.example/8', 'http://localhost/7']) {
    expect(looksTheSame(post, { ...post, id: url, url })).toBe(true);
  }
  expect(looksTheSame(post, { ...other, id: 'x', url: 'http://www.a.example/7/' })).toBe(true);
});

test('posts of one title, or without one, are not the same for that', () => {
  const { title: _title, ...rest } = other;
  const untitled = { ...rest, id: 'y' };
  expect(looksTheSame(post, { ...other, id: 'x', title: 'Cider' })).toBe(false);
  expect(looksTheSame(untitled, { ...untitled, id: 'x', content: '<p>Something else.</p>' })).toBe(false);
});

test('an edited post is still there; one whose number went to another post is not', () => {
  expect(isStillThere(post, { ...post, title: 'Perry', content: '<p>Pears!</p>' })).toBe(true);
  expect(isStillThere(post, { ...post, ...other })).toBe(false);
  expect(isStillThere(post, { ...post, id: 'x', url: 'https://a.example/8' })).toBe(true);
});
