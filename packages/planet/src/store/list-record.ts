import type { TableRecords } from './state-record.ts';
import type { ListState } from './store.ts';

/** A list of members as a state has it. */
export function listRecord(from: string, { poll, body }: ListState): TableRecords['list'] {
  const { bytes, contentType } = body ?? {};
  return {
    ...{ type: 'list', from, poll },
    ...(contentType !== undefined && { contentType }),
    ...(bytes && { base64: Buffer.from(bytes).toString('base64') }),
  };
}

export function listOf({ poll, contentType, base64 }: TableRecords['list']): ListState {
  if (base64 === undefined) return { poll };
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  return { poll, body: { bytes, ...(contentType !== undefined && { contentType }) } };
}
