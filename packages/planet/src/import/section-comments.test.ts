import { expect, test } from 'vitest';
import { readIni } from './read-ini.ts';
import { sectionComments } from './section-comments.ts';

function commentsOf(text: string) {
  const { notes, commentedOut, loose } = sectionComments(readIni(text), ({ name }) => name.includes('://'));
  const outside = commentedOut.map(({ name, settings, remarks }) => ({
    url: name,
    ...Object.fromEntries(settings),
    remarks,
  }));
  return { notes: Object.fromEntries(notes), outside, loose };
}

test('a comment right above a section is that section’s, whatever mark it has', () => {
  const text = '[http://a/]\nname = A\n\n# 404\n; since May\nrem ask ann@a.example\n[http://b/]\nname = B\n';
  expect(commentsOf(text).notes).toEqual({ 'http://b/': ['404', 'since May', 'ask ann@a.example'] });
});

test('a comment inside a section, below its settings or behind one is its own', () => {
  const text =
    '[http://a/] # moved\n# twice\nname = A ; was Ann\nface = a.png\n# no face\n\n[http://b/]\nname = B\n';
  expect(commentsOf(text).notes).toEqual({ 'http://a/': ['moved', 'twice', 'was Ann', 'no face'] });
});

test('a comment between blank lines is nobody’s', () => {
  expect(commentsOf('[http://a/]\nname = A\n\n# People from A to M\n\n[http://b/]\n')).toEqual({
    notes: {},
    outside: [],
    loose: 1,
  });
});

test('lines and frames of signs are no comments', () => {
  expect(commentsOf('##########\n# --------\n#\n\n[http://a/]\n')).toEqual({
    notes: {},
    outside: [],
    loose: 0,
  });
});

test('a section that was made a comment has its settings and the remarks above it', () => {
  const text =
    '# Their server is gone.\n#[http://a/]\n#name = A\n# face: a.png\n# see http://why.example/\n#[http://b/]\n#name = B\n[http://c/]\n';
  expect(commentsOf(text)).toEqual({
    notes: {},
    outside: [
      { url: 'http://a/', name: 'A', face: 'a.png', remarks: ['Their server is gone.'] },
      { url: 'http://b/', name: 'B', remarks: ['see http://why.example/'] },
    ],
    loose: 0,
  });
});

test('a section of something else that was made a comment is a comment', () => {
  expect(commentsOf('[http://a/]\n\n#[excerpt.py]\n#omit = img\n\n[http://b/]\n')).toMatchObject({
    outside: [],
    loose: 2,
  });
});

test('characters that no terminal should be given are written out', () => {
  expect(commentsOf('# red\u001b[31m \u202egnp\n[http://a/]\n').notes).toEqual({
    'http://a/': ['red\\u001b[31m \\u202egnp'],
  });
});

test('a file of very many sections and comments is read at once', () => {
  const text = Array.from(
    { length: 10_000 },
    (_, at) =>
      `[http://a.example/${at}] # moved\n# note\nname = A ; once B\n\n#[http://b.example/${at}]\n#name = B\n\n`,
  ).join('');
  const began = performance.now();
  const { outside, notes } = commentsOf(text);
  expect(outside).toHaveLength(10_000);
  expect(notes['http://a.example/9999']).toEqual(['moved', 'note', 'once B']);
  expect(performance.now() - began).toBeLessThan(5000);
});
