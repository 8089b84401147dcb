import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Payloads of one origin. */
export interface PayloadSet {
  name: string;
  payloads: readonly string[];
}

/** The JSON files of a folder, or the file itself. */
export function listPayloadFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

/** A file of payloads, `[{ "html": "…" }]`. Throws an error that says what is wrong with a file of another form. */
export function readPayloads(path: string): PayloadSet {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(read) || !read.every(isPayload)) {
    throw new Error(`${path} is no list of payloads: [{ "html": "…" }].`);
  }
  return { name: basename(path), payloads: read.map(({ html }) => html) };
}

function isPayload(value: unknown): value is { html: string } {
  return typeof value === 'object' && value !== null && 'html' in value && typeof value.html === 'string';
}
