import type { RawEntry } from '@planet-ceres/model';
import type { PlanetConfig } from '../config/planet-config.ts';
import { hideSecret } from '../config/secret-address.ts';

/** Entries as they may be published: also those that were gathered when their feed's address was no secret yet. */
export function withoutSecrets(entries: readonly RawEntry[], { members }: PlanetConfig): readonly RawEntry[] {
  const discreet = new Map(members.filter(({ secret }) => secret).map((member) => [member.id, member]));
  if (discreet.size === 0) return entries;
  return entries.map((entry) => {
    const member = discreet.get(entry.sourceId);
    return member ? hideSecret(entry, member) : entry;
  });
}
