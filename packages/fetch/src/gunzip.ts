import { gunzipSync, inflateRawSync } from 'node:zlib';

interface Limits {
  maxOutputLength: number;
  chunkSize: number;
}

/**
 * gunzip that lets pass whatever stands behind the last member: scripts that print after they have compressed their output are
 * common, and node:zlib tolerates zero bytes only. Checksums count, and a member cut short is an error.
 */
export function gunzip(
  bytes: Uint8Array,
  limits: { maxOutputLength: number; chunkSize: number },
): Uint8Array {
  try {
    return gunzipSync(bytes, limits);
  } catch (error) {
    const end = endOfMembers(bytes, limits);
    if (end === 0 || end === bytes.length) throw error;
    return gunzipSync(bytes.subarray(0, end), limits);
  }
}

/** How many bytes belong to complete members, one after the other from the start. Throws if one cannot be inflated. */
function endOfMembers(bytes: Uint8Array, limits: Limits): number {
  let end = 0;
  while (bytes[end] === 0x1f && bytes[end + 1] === 0x8b) {
    const start = end + headerLength(bytes.subarray(end));
    const checksumAndLength = 8;
    end = start + lengthOfDeflated(bytes.subarray(start), limits) + checksumAndLength;
  }
  return end;
}

function lengthOfDeflated(bytes: Uint8Array, limits: Limits): number {
  const inflated: unknown = inflateRawSync(bytes, { ...limits, info: true });
  // What `info: true` returns instead of a buffer, documented but missing from the types.
  return (inflated as { engine: { bytesWritten: number } }).engine.bytesWritten;
}

/** RFC 1952 §2.3. */
function headerLength(member: Uint8Array): number {
  const flags = member[3] ?? 0;
  let length = 10;
  if (flags & 4) length += 2 + (member[length] ?? 0) + 256 * (member[length + 1] ?? 0);
  for (const flag of [8, 16]) if (flags & flag) length = member.indexOf(0, length) + 1;
  return flags & 2 ? length + 2 : length;
}
