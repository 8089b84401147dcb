import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPayloadFiles, readPayloads } from './payload-files.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planet-payloads-'));
  await writeFile(join(folder, 'good.json'), '[{ "src": "us", "html": "<b>" }, { "html": "" }]');
  await writeFile(join(folder, 'bad.json'), '["<b>"]');
  await writeFile(join(folder, 'README.md'), 'no payloads');
});

afterAll(() => rm(folder, { recursive: true }));

test('a folder stands for its JSON files, a file for itself', () => {
  const [bad, good] = [join(folder, 'bad.json'), join(folder, 'good.json')];
  expect(listPayloadFiles(folder)).toEqual([bad, good]);
  expect(listPayloadFiles(good)).toEqual([good]);
});

test('of a file the markup is read; one of another form is refused, by its name', () => {
  expect(readPayloads(join(folder, 'good.json'))).toEqual({ name: 'good.json', payloads: ['<b>', ''] });
  expect(() => readPayloads(join(folder, 'bad.json'))).toThrow(/bad\.json is no list of payloads/);
});
