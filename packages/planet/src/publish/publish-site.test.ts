import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder, writeFiles } from '../../test/temp-folder.ts';
import { memoryStore } from '../store/memory-store.ts';
import type { OutputFile } from './output-file.ts';
import { isSitePublished, publishSite } from './publish-site.ts';

function site(files: Record<string, string> = {}) {
  const folder = tempFolder({ ...files });
  const dir = join(folder, 'site');
  const context = { store: memoryStore(), dir, publicDir: join(folder, 'public'), revision: 'r1' };
  const publish = (pages: Record<string, string>) =>
    publishSite(
      Object.entries(pages).map(([path, body]): OutputFile => ({ path, body })),
      context,
    );
  return { dir, context, publish, read: (path: string) => readFileSync(join(dir, path), 'utf8') };
}

test('files are written with their folders, and nothing else is left there', async () => {
  const { dir, publish, read } = site();
  expect(await publish({ 'index.html': 'front', '2018/08/index.html': 'month' })).toEqual({
    written: ['2018/08/index.html', 'index.html'],
    unchanged: 0,
    removed: [],
    replaced: [],
  });
  expect(read('2018/08/index.html')).toBe('month');
  expect(readdirSync(dir).sort()).toEqual(['2018', 'index.html']);
});

test('a file whose bytes would be the same is not touched', async () => {
  const { dir, publish, read } = site();
  await publish({ 'index.html': 'front', 'atom.xml': 'feed' });
  const then = new Date('2018-08-29T12:00:00Z');
  utimesSync(join(dir, 'index.html'), then, then);
  expect(await publish({ 'index.html': 'front', 'atom.xml': 'new feed' })).toEqual({
    written: ['atom.xml'],
    unchanged: 1,
    removed: [],
    replaced: [],
  });
  expect(statSync(join(dir, 'index.html')).mtime).toEqual(then);
  expect(read('atom.xml')).toBe('new feed');
});

test('a file that somebody changed is put right again', async () => {
  const { dir, publish, read } = site();
  await publish({ 'index.html': 'front' });
  writeFileSync(join(dir, 'index.html'), 'edited by hand');
  expect((await publish({ 'index.html': 'front' })).written).toEqual(['index.html']);
  expect(read('index.html')).toBe('front');
});

test('what is no longer wanted goes, and only what the planet wrote', async () => {
  const { dir, publish } = site();
  await publish({
    'index.html': 'front',
    'tag/old/index.html': 'old',
    'tag/kept.html': 'k',
    'edited.html': 'e',
  });
  writeFiles(dir, { 'robots.txt': 'foreign', 'edited.html': 'by hand' });
  expect((await publish({ 'index.html': 'front', 'tag/kept.html': 'k' })).removed).toEqual([
    'tag/old/index.html',
  ]);
  expect(readdirSync(dir, { recursive: true }).sort()).toEqual([
    'edited.html',
    'index.html',
    'robots.txt',
    'tag',
    'tag/kept.html',
  ]);
});

test('a page of a predecessor gives way, and what else it left stays', async () => {
  const { dir, publish, read } = site({ 'site/index.html': 'Venus', 'site/images/ann.png': 'face' });
  const report = await publish({ 'index.html': 'Ceres', 'atom.xml': 'feed' });
  expect(report.replaced).toEqual(['index.html']);
  expect((await publish({ 'index.html': 'again', 'atom.xml': 'feed' })).replaced).toEqual([]);
  expect(read('index.html')).toBe('again');
  expect(existsSync(join(dir, 'images/ann.png'))).toBe(true);
});

test('public files are copied as they are and win over rendered ones', async () => {
  const { publish, read } = site({
    'public/.well-known/x': 'x',
    'public/faces/ann.svg': '<svg/>',
    'public/planet.css': 'mine',
  });
  const report = await publish({ 'index.html': 'front', 'planet.css': 'default' });
  expect(report.written).toEqual(['.well-known/x', 'faces/ann.svg', 'index.html', 'planet.css']);
  expect(read('planet.css')).toBe('mine');
});

test.each([
  '../outside.html',
  '/etc/passwd',
  'a/../../b',
  'a//b',
  './a',
  'a\\..\\b',
  'C:/x',
  'a\u0000b',
  '',
  '.planet-staging/x',
])('the path "%s" is refused, and the old site stays', async (path) => {
  const { dir, publish, read } = site();
  await publish({ 'index.html': 'old' });
  await expect(publish({ 'index.html': 'new', [path]: 'evil' })).rejects.toMatchObject({
    code: 'PUBLISH_FAILED',
  });
  expect(read('index.html')).toBe('old');
  expect(readdirSync(dir)).toEqual(['index.html']);
  expect(existsSync(join(dir, '../outside.html'))).toBe(false);
});

test('a link that leads out of the site is not followed', async () => {
  const { dir, publish } = site();
  const elsewhere = tempFolder({ 'index.html': 'not ours' });
  mkdirSync(dir);
  symlinkSync(elsewhere, join(dir, '2018'));
  await expect(publish({ '2018/index.html': 'x' })).rejects.toThrow(/is a link that leads out of the site/);
  expect(readFileSync(join(elsewhere, 'index.html'), 'utf8')).toBe('not ours');
});

test('a link in place of a page is replaced, and what it points to is not written to', async () => {
  const { dir, publish, read } = site();
  const elsewhere = tempFolder({ 'page.html': 'not ours' });
  mkdirSync(dir);
  symlinkSync(join(elsewhere, 'page.html'), join(dir, 'index.html'));
  await publish({ 'index.html': 'front' });
  expect(read('index.html')).toBe('front');
  expect(readFileSync(join(elsewhere, 'page.html'), 'utf8')).toBe('not ours');
});

test('the folder of the site may itself be a link', async () => {
  const { dir, publish } = site();
  const elsewhere = tempFolder();
  symlinkSync(elsewhere, dir);
  await publish({ 'index.html': 'front' });
  expect(readdirSync(elsewhere)).toEqual(['index.html']);
});

test('a link among the public files publishes nothing of this machine', async () => {
  const { context, publish } = site({ 'public/ok.txt': '' });
  symlinkSync('/etc/hostname', join(context.publicDir, 'hostname'));
  await expect(publish({ 'index.html': 'x' })).rejects.toThrow(/hostname is not a file/);
});

test('a folder where a file has to go is an error, before anything is replaced', async () => {
  const { publish, read } = site({ 'site/atom.xml/x': '' });
  await publish({ 'index.html': 'old' });
  await expect(publish({ 'index.html': 'new', 'atom.xml': 'feed' })).rejects.toThrow(/is a folder/);
  expect(read('index.html')).toBe('old');
});

test('a file where a folder has to be is an error, before anything is replaced', async () => {
  const { publish, read } = site({ 'site/2018': 'a note' });
  await publish({ 'index.html': 'old' });
  await expect(publish({ 'index.html': 'new', '2018/08/index.html': 'x' })).rejects.toThrow(/2018 is a file/);
  expect(read('index.html')).toBe('old');
});

test('a public file in the place of a folder is an error, before anything is replaced', async () => {
  const { context, publish, read } = site();
  await publish({ 'index.html': 'old' });
  writeFiles(context.publicDir, { '2023': 'a note' });
  await expect(publish({ 'index.html': 'new', '2023/08/index.html': 'x' })).rejects.toMatchObject({
    code: 'PUBLISH_FAILED',
    message: '2023 is to be a file, and the folder of 2023/08/index.html.',
  });
  expect(read('index.html')).toBe('old');
});

test('a public file whose name is not UTF-8 is named with what to do, also when the site stands already', async () => {
  const { context, publish } = site({ 'public/ok.txt': '' });
  await publish({ 'index.html': 'x' });
  writeFileSync(Buffer.concat([Buffer.from(join(context.publicDir, 'caf')), Buffer.from([0xe9])]), 'x');
  const refusal = { code: 'PUBLISH_FAILED', hint: 'Its name is not UTF-8: give it another.' };
  expect(() => isSitePublished(context)).toThrow(expect.objectContaining(refusal));
  await expect(publish({ 'index.html': 'x' })).rejects.toMatchObject(refusal);
});

test('a published file that became a link to itself is put right again', async () => {
  const { dir, context, publish, read } = site();
  await publish({ 'index.html': 'x' });
  rmSync(join(dir, 'index.html'));
  symlinkSync('index.html', join(dir, 'index.html'));
  expect(isSitePublished(context)).toBe(false);
  await publish({ 'index.html': 'x' });
  expect(read('index.html')).toBe('x');
});

test('a render that fails half way leaves the old site whole', async () => {
  const { dir, context, publish, read } = site();
  await publish({ 'index.html': 'old' });
  async function* files(): AsyncGenerator<OutputFile> {
    yield { path: 'index.html', body: 'new' };
    throw new Error('no such component');
  }
  await expect(publishSite(files(), context)).rejects.toMatchObject({
    code: 'PUBLISH_FAILED',
    message: expect.stringContaining('no such component'),
  });
  expect(read('index.html')).toBe('old');
  expect(readdirSync(dir)).toEqual(['index.html']);
  expect(isSitePublished(context)).toBe(true);
});

test('a folder that cannot be made is named', async () => {
  const { context } = site({ taken: 'a file' });
  const dir = join(context.dir, '../taken/site');
  const publishing = publishSite([{ path: 'index.html', body: 'x' }], { ...context, dir });
  await expect(publishing).rejects.toMatchObject({
    code: 'PUBLISH_FAILED',
    message: expect.stringContaining(`The site could not be published to ${dir}: `),
  });
});

test('what a killed publishing left behind is taken away, and its files are still the planet’s', async () => {
  const { dir, context, publish } = site();
  await publish({ 'index.html': 'one', 'old.html': 'old' });
  // As it stands between two moves: staged files, and a release without its stamp.
  writeFiles(dir, { '.planet-staging/0': 'half' });
  context.store.recordRelease(dir, { files: context.store.release(dir)?.files ?? new Map() });
  expect(isSitePublished(context)).toBe(false);
  expect(await publish({ 'index.html': 'one' })).toEqual({
    written: [],
    unchanged: 1,
    removed: ['old.html'],
    replaced: [],
  });
  expect(readdirSync(dir)).toEqual(['index.html']);
});

test('a site counts as published until revision, public files or a published file change', async () => {
  const { dir, context, publish } = site({ 'public/face.svg': '<svg/>' });
  expect(isSitePublished(context)).toBe(false);
  await publish({ 'index.html': 'front' });
  expect(isSitePublished(context)).toBe(true);
  expect(isSitePublished({ ...context, revision: 'r2' })).toBe(false);
  writeFileSync(join(dir, 'index.html'), 'edited by hand');
  expect(isSitePublished(context)).toBe(false);
  await publish({ 'index.html': 'front' });
  expect(isSitePublished(context)).toBe(true);
  writeFiles(context.publicDir, { 'new.svg': '<svg/>' });
  expect(isSitePublished(context)).toBe(false);
});

test('only one publishing runs at a time', async () => {
  const { context, publish } = site();
  const unlock = context.store.lock();
  await expect(publish({ 'index.html': 'x' })).rejects.toMatchObject({ code: 'STORE_BUSY' });
  unlock();
  await publish({ 'index.html': 'x' });
});

test('a file with the same stamp is not made again, unless somebody changed it', async () => {
  const { dir, context, read } = site();
  const made: string[] = [];
  const publish = (stamp: string, text: string) => {
    const body = async () => {
      made.push(text);
      return text;
    };
    return publishSite([{ path: 'page.html', stamp, body }], context);
  };
  expect((await publish('s1', 'one')).written).toEqual(['page.html']);
  expect(await publish('s1', 'two')).toMatchObject({ written: [], unchanged: 1, removed: [] });
  expect(made).toEqual(['one']);
  // Other stamps, the same bytes: made, and not written.
  expect(await publish('s2', 'one')).toMatchObject({ written: [], unchanged: 1 });
  expect(await publish('s2', 'one')).toMatchObject({ unchanged: 1 });
  expect(made).toEqual(['one', 'one']);
  const anew = async () => {
    made.push('anew');
    return 'one';
  };
  await publishSite([{ path: 'page.html', stamp: 's2', body: anew }], { ...context, rebuild: true });
  expect(made).toEqual(['one', 'one', 'anew']);
  writeFileSync(join(dir, 'page.html'), 'edited by hand');
  expect((await publish('s2', 'one')).written).toEqual(['page.html']);
  expect(read('page.html')).toBe('one');
});

test('a publishing that ended between the moves leaves no stamp of what is not there', async () => {
  const { dir, context } = site();
  const release = () => context.store.release(dir)?.files.get('page.html');
  await publishSite([{ path: 'page.html', stamp: 's1', body: 'one' }], context);
  expect(release()?.stamp).toBe('s1');
  // A folder in the place of a file ends it before its end.
  mkdirSync(join(dir, 'z.html', 'x'), { recursive: true });
  const files = [
    { path: 'page.html', stamp: 's2', body: 'two' },
    { path: 'z.html', body: 'z' },
  ];
  await expect(publishSite(files, context)).rejects.toThrow();
  expect([undefined, 's1']).toContain(release()?.stamp);
});
