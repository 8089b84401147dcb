import { expect, test } from 'vitest';
import { readIni, settingsOf } from './read-ini.ts';

/** The settings of every section, as plain objects. */
function read(text: string): Record<string, Record<string, string>> {
  const { sections, defaults } = readIni(text);
  return Object.fromEntries(
    sections.map((section) => [section.name, Object.fromEntries(settingsOf(section, defaults))]),
  );
}

test('a section may be named like any URL, and ends at the first bracket', () => {
  const text = '[http://a.example/?x=1&y=2;z%20#1:8] rest [of] line\nname = A\n[b]\nname: B';
  expect(read(text)).toEqual({ 'http://a.example/?x=1&y=2;z%20#1:8': { name: 'A' }, b: { name: 'B' } });
});

test('a key ends at the first = or : and is lower-cased', () => {
  expect(read('[s]\nName = a = b\nLINK: http://x.example\nk:v=w')).toEqual({
    s: { name: 'a = b', link: 'http://x.example', k: 'v=w' },
  });
});

test('comments are whole lines, or stand behind a semicolon after a space', () => {
  const text =
    '[s]\n# one\n; two\nrem three\nREM four\na = 1 ; five\nb = 2;six\nc = 3 # seven\nremark = eight';
  expect(read(text)).toEqual({ s: { a: '1', b: '2;six', c: '3 # seven', remark: 'eight' } });
});

test('an indented line continues the value above, even when it looks like a setting or a comment', () => {
  const text = '[s]\nfilters:\n  one.py\n  # two\n\n  three = 3\nnext = 1\n';
  expect(read(text)).toEqual({ s: { filters: 'one.py\n# two\nthree = 3', next: '1' } });
});

test('an indented line right below a section is no setting', () => {
  const { sections, notices } = readIni('[s]\n  name = A\nlink = b');
  expect([...(sections[0]?.values.keys() ?? [])]).toEqual(['link']);
  expect(notices).toMatchObject([{ code: 'ini-line', message: expect.stringContaining('Line 2') }]);
});

test('defaults reach every section, whatever their order', () => {
  expect(read('[s]\nface = s.png\n[DEFAULT]\nface = none.png\nwidth = 64\n[default]\nx = 1')).toEqual({
    s: { face: 's.png', width: '64' },
    default: { face: 'none.png', width: '64', x: '1' },
  });
});

test('a repeated section is one section, a repeated key has its last value, and both are told', () => {
  const { notices } = readIni('[s]\na = 1\n[t]\n[s]\na = 2');
  expect(read('[s]\na = 1\nb = 1\n[t]\n[s]\na = 2')).toEqual({ s: { a: '2', b: '1' }, t: {} });
  expect(notices.map(({ message }) => message)).toEqual([
    '[s] stands in line 1 and again in line 4; the last value of each setting counts.',
    '"a" of [s] stands in line 2 and again in line 5; the last value of each setting counts.',
  ]);
});

test('references are filled in, a lone percent sign is one, and a circle ends', () => {
  const text =
    '[DEFAULT]\nhost = x.example\n[s]\nlink = http://%(HOST)s/%(path)s\npath = p\ndate = %B %d %(gone)s\nloop = %(loop)s';
  expect(read(text)).toEqual({
    s: { host: 'x.example', link: 'http://x.example/p', path: 'p', date: '%B %d %(gone)s', loop: '%(loop)s' },
  });
});

test('references that repeat each other without measure are a mistake', () => {
  const lines = Array.from({ length: 10 }, (_, at) => `s${at} = ${`%(s${at + 1})s`.repeat(10)}`);
  expect(() => read(`[Planet]\n${lines.join('\n')}\ns10 = ten letters`)).toThrow(
    expect.objectContaining({
      code: 'BAD_CONFIG',
      message: '[Planet] s0, line 2: its references make it longer than 64 KiB.',
    }),
  );
});

test('empty values, line ends of other systems and lines that mean nothing', () => {
  const { notices } = readIni('above = 1\r\n[s]\r\na = ""\rb =\njust words');
  expect(read('above = 1\r\n[s]\r\na = ""\rb =\njust words')).toEqual({ s: { a: '', b: '' } });
  expect(notices.map(({ message }) => message)).toEqual([
    'Line 1 stands above the first section and is left out: "above = 1".',
    'Line 5 is neither a section nor a setting and is left out: "just words".',
  ]);
});
