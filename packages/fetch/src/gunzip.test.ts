import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzip } from './gunzip.ts';

const mebibyte = 2 ** 20;
const chunkSize = 64 * 1024;
const junk = Buffer.from('<!-- cached -->');

function many(member: Buffer, count: number): Buffer {
  return Buffer.concat(Array.from({ length: count }, () => member));
}

test('members in a row are one text, whatever stands behind the last', () => {
  const members = [...many(gzipSync('a'), 2), ...gzipSync('b')];
  const text = gunzip(Buffer.from([...members, ...junk]), { maxOutputLength: 3, chunkSize });
  expect(Buffer.from(text).toString()).toBe('aab');
});

describe('a bomb costs no more than the largest feed', () => {
  test('members that are too large are inflated no further', () => {
    const bomb = Buffer.concat([many(gzipSync(Buffer.alloc(10 * mebibyte)), 300), junk]);
    const start = process.cpuUsage();
    expect(() => gunzip(bomb, { maxOutputLength: 12 * mebibyte, chunkSize })).toThrow(
      expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }),
    );
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(1);
  });

  test('nobody searches thousands of members for the end of the last', () => {
    const members = Buffer.concat([many(gzipSync(''), 1001), junk]);
    expect(() => gunzip(members, { maxOutputLength: mebibyte, chunkSize })).toThrow(
      expect.objectContaining({ code: 'Z_DATA_ERROR' }),
    );
    expect(gunzip(members.subarray(20), { maxOutputLength: mebibyte, chunkSize })).toHaveLength(0);
  });
});
