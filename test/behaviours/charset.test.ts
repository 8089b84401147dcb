import { expect, test } from 'vitest';
import { reply } from '../../packages/fetch/src/testing/serve.ts';
import { normalizeFeed } from '../../packages/normalize/src/index.ts';
import { openWeb } from './kit/web.ts';

/** A title as it has to be read, and its bytes in some charset; UTF-8 unless they are written out. */
interface Sample {
  text: string;
  bytes: Buffer;
}

const sample = (text: string, hex?: string): Sample => ({
  text,
  bytes: hex === undefined ? Buffer.from(text) : Buffer.from(hex, 'hex'),
});

const utf8 = sample('Blé d’été 🌾 и жатва');
const cyrillic1251 = sample('Урожай — «полный» №7', 'd3f0eee6e0e9209720abefeeebedfbe9bb20b937');
const cyrillicKoi8 = sample('Поле и сад', 'f0cfccc520c920d3c1c4');
const shiftJis = sample('秋の収穫だより ①', '8f4882cc8efb8a6e82be82e682e8208740');
const codePage932 = sample('畑のノート ㈱', '94a882cc836d815b836720878a');
/** Its second character is in GBK, but not in GB 2312. */
const gbk = sample('朱镕的麦田', 'd6ece946b5c4c2f3ccef');
/** Its third character takes four bytes. */
const gb18030 = sample('麦田𠀀笔记', 'c2f3ccef95328236b1cabcc7');
const big5 = sample('秋收筆記', 'aceea6acb5a7b04f');
const eucJp = sample('稲刈りの日', 'b0f0b4a2a4eaa4cec6fc');
const iso2022Jp = sample('田んぼ便り', '1b244245442473245c4a58246a1b2842');
const windows1252 = sample('Blé “d’été” – 3 €', '426ce920936492e974e994209620332080');
const latin1 = sample("Blé d'été", '426ce9206427e974e9');
const long = `麦 é ${'le blé pousse '.repeat(400)}`.trim();
const oneBroken = { text: 'blé', bytes: Buffer.from('bl\xe9', 'latin1') };

const declare = (charset: string): string => `<?xml version="1.0" encoding="${charset}"?>`;

/** A feed whose title, and that of its one entry, are these bytes. */
function feedOf({ bytes }: Sample, declaration = '', description = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`${declaration}<rss version="2.0"><channel><title>`),
    bytes,
    Buffer.from('</title><item><guid>1</guid><title>'),
    bytes,
    Buffer.from(`</title><description>${description}</description></item></channel></rss>`),
  ]);
}

function utf16({ text }: Sample, { mark, isBigEndian }: { mark: string; isBigEndian: boolean }): Buffer {
  const whole = mark + feedOf(sample(text), declare('utf-16')).toString();
  const bytes = Buffer.from(whole, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

const byteOrderMark = '\ufeff';

type Case = [title: string, sample: Sample, contentType: string, ...bodies: Buffer[]];

const cases: Case[] = [
  ['[116] UTF-8 that says nothing about itself', utf8, 'application/rss+xml', feedOf(utf8)],
  [
    '[117] UTF-8 with a byte order mark that claims to be ISO-8859-1',
    utf8,
    'text/xml',
    Buffer.concat([Buffer.from(byteOrderMark), feedOf(utf8, declare('iso-8859-1'))]),
  ],
  ['[118] UTF-8 that declares ISO-8859-1', utf8, 'text/xml', feedOf(utf8, declare('iso-8859-1'))],
  [
    '[119] UTF-8 that the server calls ISO-8859-1',
    utf8,
    'text/xml; charset=ISO-8859-1',
    feedOf(utf8, declare('utf-8')),
  ],
  [
    '[120] text/xml without a charset, declared as windows-1251',
    cyrillic1251,
    'text/xml',
    feedOf(cyrillic1251, declare('windows-1251')),
  ],
  [
    '[121] KOI8-R that only the server tells of',
    cyrillicKoi8,
    'text/xml; charset=koi8-r',
    feedOf(cyrillicKoi8),
  ],
  ['[122] a charset in quotes', shiftJis, 'application/xml; charset="Shift_JIS"', feedOf(shiftJis)],
  [
    '[123] Shift_JIS by the name of cp932',
    codePage932,
    'application/xml',
    feedOf(codePage932, declare('cp932')),
  ],
  ['[124] GBK by the name of gb2312', gbk, 'application/xml', feedOf(gbk, declare('gb2312'))],
  [
    '[125] GB18030 with four bytes a character',
    gb18030,
    'application/xml',
    feedOf(gb18030, declare('gb18030')),
  ],
  ['[126] Big5', big5, '', feedOf(big5, declare('big5'))],
  ['[127] EUC-JP', eucJp, '', feedOf(eucJp, declare('euc-jp'))],
  ['[128] ISO-2022-JP, which is valid UTF-8 too', iso2022Jp, '', feedOf(iso2022Jp, declare('iso-2022-jp'))],
  [
    '[129] UTF-16, small end first, with a byte order mark',
    utf8,
    '',
    utf16(utf8, { mark: byteOrderMark, isBigEndian: false }),
  ],
  [
    '[130] UTF-16, big end first, with a byte order mark',
    utf8,
    '',
    utf16(utf8, { mark: byteOrderMark, isBigEndian: true }),
  ],
  [
    '[131] UTF-16 of either kind without a mark',
    utf8,
    '',
    utf16(utf8, { mark: '', isBigEndian: false }),
    utf16(utf8, { mark: '', isBigEndian: true }),
  ],
  ['[132] UTF-8 that declares UTF-16', utf8, 'text/xml', feedOf(utf8, declare('utf-16'))],
  [
    '[133] windows-1252 by its declaration, UTF-8 if one believes the server',
    windows1252,
    'application/rss+xml; charset=utf-8',
    feedOf(windows1252, declare('windows-1252')),
  ],
  [
    '[134] one broken byte in five thousand of UTF-8',
    oneBroken,
    'text/xml',
    feedOf(oneBroken, declare('utf-8'), long),
  ],
  ['[135] windows-1252 that says nothing about itself', windows1252, '', feedOf(windows1252)],
  ['[136] a charset that nobody has heard of', latin1, '', feedOf(latin1, declare('x-harvest'))],
  [
    '[137] windows-1252 by the name of ISO-8859-1',
    windows1252,
    '',
    feedOf(windows1252, declare('iso-8859-1')),
  ],
  ['[138] a charset called none', utf8, 'text/xml; charset=none', feedOf(utf8, declare('utf-8'))],
  ['[139] a feed that is sent as HTML in UTF-8', utf8, 'text/html; charset=utf-8', feedOf(utf8)],
];

test.each(cases)('%s is read as meant', async (_, { text }, contentType, ...bodies) => {
  const web = await openWeb();
  for (const body of bodies) {
    const server = await web.serve(() =>
      reply(200, contentType === '' ? {} : { 'Content-Type': contentType }, body),
    );
    const outcome = await web.fetch(`${server.origin}/feed`);
    if (outcome.status !== 'fresh') throw new Error(outcome.message);
    const { feed, entries } = normalizeFeed(outcome.body, {
      sourceId: 'a',
      url: outcome.url,
      seen: '2026-08-02T00:00:00.000Z',
      ...(outcome.contentType !== undefined && { contentType: outcome.contentType }),
    });
    expect([feed.title, entries[0]?.title]).toEqual([text, text]);
  }
});
