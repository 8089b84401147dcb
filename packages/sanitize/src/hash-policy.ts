import { createHash } from 'node:crypto';
import { engines } from './engines.ts';
import type { Policy } from './policy.ts';

/** A digest (32 hex digits) over a policy, the pinned engines and the rules: what a memo of clean markup is keyed by. */
export function hashPolicy(policy: Policy): string {
  return createHash('sha256')
    .update(JSON.stringify([engines, policy]))
    .digest('hex')
    .slice(0, 32);
}
