import type { MemberConfig } from '../config/planet-config.ts';
import type { SourceState } from '../store/store.ts';

/** The name the config gives a member, else its feed's title, else its host. */
export function nameOf(member: MemberConfig, state: SourceState | undefined): string {
  return member.named ? member.name : (state?.feed?.title ?? member.name);
}
