import { gunzipSync, inflateRawSync } from 'node:zlib';

interface Limits {
  maxOutputLength: number;
  chunkSize: number;
}

/**
 * gunzip that lets pass whatever stands behind the last member: scripts that print after they have compressed their output are
 * common, and node:zlib tolerates zero bytes only. Checksums count, a member cut short is an error, and so is more output than
 * the limit (`ERR_BUFFER_TOO_LARGE`).
 */
export function gunzip(
  bytes: Uint8Array,
  limits: { maxOutputLength: number; chunkSize: number },
): Uint8Array {
  try {
    return gunzipSync(bytes, limits);
  } catch (error) {
    if (isTooLarge(error)) throw error;
    const end = endOfMembers(bytes, limits);
    if (end === undefined || end === 0 || end === bytes.length) throw error;
    return gunzipSync(bytes.subarray(0, end), limits);
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** A file of more members is not searched for its end: each costs a decoder, and no server makes so many. */
const mostMembers = 1000;

/**
 * How many bytes belong to complete members, one after the other from the start. Absent if they are too many; throws if one cannot
 * be inflated, or all of them together are larger than the limit.
 */
function endOfMembers(bytes: Uint8Array, { maxOutputLength, chunkSize }: Limits): number | undefined {
  let end = 0;
  let left = maxOutputLength;
  for (let members = 0; bytes[end] === 0x1f && bytes[end + 1] === 0x8b; members++) {
    if (members === mostMembers) return undefined;
    const start = end + headerLength(bytes.subarray(end));
    // zlib takes no limit of 0.
    const limits = { maxOutputLength: Math.max(1, left), chunkSize };
    const { read, written } = inflate(bytes.subarray(start), limits);
    left -= written;
    const checksumAndLength = 8;
    end = start + read + checksumAndLength;
  }
  return end;
}

function inflate(bytes: Uint8Array, limits: Limits): { read: number; written: number } {
  const inflated: unknown = inflateRawSync(bytes, { ...limits, info: true });
  // What `info: true` returns instead of a buffer, documented but missing from the types.
  const { buffer, engine } = inflated as { buffer: Uint8Array; engine: { bytesWritten: number } };
  return { read: engine.bytesWritten, written: buffer.length };
}

/** RFC 1952 §2.3. */
function headerLength(member: Uint8Array): number {
  const flags = member[3] ?? 0;
  let length = 10;
  if (flags & 4) length += 2 + (member[length] ?? 0) + 256 * (member[length + 1] ?? 0);
  for (const flag of [8, 16]) if (flags & flag) length = member.indexOf(0, length) + 1;
  return flags & 2 ? length + 2 : length;
}
