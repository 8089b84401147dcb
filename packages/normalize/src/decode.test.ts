import { describe, expect, test } from 'vitest';
import { charsetOf } from './charset-labels.ts';
import { decode } from './decode.ts';
import { decodeWindows1252 } from './windows-1252.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding);
const declared = (charset: string): string => `<?xml version="1.0" encoding="${charset}"?>`;

test('a byte order mark wins over every label', () => {
  const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes(`${declared('iso-8859-1')}é`));
  expect(decode(marked, 'text/xml; charset=koi8-r')).toEqual({
    text: `${declared('iso-8859-1')}é`,
    charset: 'utf-8',
  });
});

test('UTF-16 and UTF-32 are known by their pattern without a mark', () => {
  const utf16 = bytes('<a>é', 'utf16le');
  const swapped = Buffer.from(utf16).swap16();
  expect(decode(utf16)).toEqual({ text: '<a>é', charset: 'utf-16le' });
  expect(decode(swapped)).toEqual({ text: '<a>é', charset: 'utf-16be' });
  const utf32 = new Uint8Array(
    [...'<🌱'].flatMap((one) => {
      const code = one.codePointAt(0) ?? 0;
      return [code & 0xff, (code >> 8) & 0xff, (code >> 16) & 0xff, 0];
    }),
  );
  expect(decode(utf32)).toEqual({ text: '<🌱', charset: 'utf-32' });
});

test('bytes that are UTF-8 are read as UTF-8 whatever the labels say, and the label is told', () => {
  expect(decode(bytes('ж'), 'text/xml; charset=windows-1251')).toEqual({
    text: 'ж',
    charset: 'utf-8',
    refused: 'windows-1251',
  });
  expect(decode(bytes('plain'), 'text/xml; charset=windows-1251')).toEqual({
    text: 'plain',
    charset: 'utf-8',
  });
});

test('the HTTP charset comes before the XML declaration', () => {
  const text = Uint8Array.of(...bytes(declared('iso-8859-5')), 0xe6);
  expect(decode(text, 'text/xml; charset="windows-1251"').text.at(-1)).toBe('ж');
  expect(decode(text).text.at(-1)).toBe('ц');
});

test('a label under which the bytes make no sense is passed over', () => {
  const text = Uint8Array.of(...bytes(declared('windows-1251')), 0xff, 0xe6);
  expect(decode(text, 'text/xml; charset=shift_jis')).toMatchObject({
    charset: 'windows-1251',
    refused: 'shift_jis',
  });
});

test('ISO-2022-JP, which is valid UTF-8, is read by its label and its escapes', () => {
  const text = Uint8Array.of(
    ...bytes(declared('iso-2022-jp')),
    0x1b,
    0x24,
    0x42,
    0x24,
    0x22,
    0x1b,
    0x28,
    0x42,
  );
  expect(decode(text).text.at(-1)).toBe('あ');
});

test('stray windows-1252 in UTF-8 is read byte by byte', () => {
  const mixed = Uint8Array.of(...bytes('é '), 0x93, 0x71, 0x94, ...bytes(' ü 🌱'), 0xf0, 0x9f);
  expect(decode(mixed)).toEqual({
    text: 'é “q” ü 🌱ðŸ',
    charset: 'utf-8 with windows-1252',
    refused: 'utf-8',
  });
});

test('windows-1252 has letters where ISO-8859-1 has controls', () => {
  expect(decodeWindows1252(Uint8Array.of(0x80, 0x96, 0x9f, 0xa0, 0xff))).toBe('€–Ÿ\u00a0ÿ');
});

describe('labels are understood as feeds write them', () => {
  test.each([
    ['ISO-8859-1', 'windows-1252'],
    ['latin-1', 'windows-1252'],
    ['win-1251', 'windows-1251'],
    ['CP1250', 'windows-1250'],
    ['gb2312', 'gb18030'],
    ['cp932', 'shift_jis'],
    ['ks_c_5601-1987', 'euc-kr'],
    ['UTF_8', 'utf-8'],
    ['utf-8mb4', 'utf-8'],
    ['ucs-4', 'utf-32'],
    ['tis-620', 'windows-874'],
    ['x-unheard-of', undefined],
  ])('%s', (label, charset) => {
    expect(charsetOf(label)).toBe(charset);
  });
});
