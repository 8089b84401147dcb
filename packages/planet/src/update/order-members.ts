import { createHash } from 'node:crypto';
import type { MemberConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';

/**
 * The members in the order in which they are asked: who is new, then who has been due longest, so that a run that has to end early
 * leaves nobody behind for ever. Equals are shuffled, another way at each `now`: no server is always the first to be asked.
 */
export function orderMembers(members: readonly MemberConfig[], store: Store, now: string): MemberConfig[] {
  const due = new Map(members.map(({ id }) => [id, store.source(id)?.poll.notBefore ?? '']));
  const shuffled = new Map(members.map(({ id }) => [id, digest(`${id} ${now}`)]));
  const key = ({ id }: MemberConfig) => `${due.get(id)} ${shuffled.get(id)}`;
  return members.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
