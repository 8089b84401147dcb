import { decodeEntities } from '../text.ts';
import { type Attributes, attribute } from './attributes.ts';

/** `<at:deleted-entry ref="…" when="…"/>` (RFC 6721), entities decoded. */
export interface Tombstone {
  ref: string;
  when?: string;
}

/** Reads the attributes of a tombstone; one that names no entry is none. */
export function tombstonesOf(attributes: Attributes): Tombstone[] {
  const ref = attribute(attributes, 'ref');
  const when = attribute(attributes, 'when');
  return ref === undefined ? [] : [{ ref: decodeEntities(ref), ...(when !== undefined && { when }) }];
}
