import { memberId } from '../config/member-id.ts';
import type { MemberConfig, MemberInput } from '../config/planet-config.ts';
import { resolveMembers } from '../config/resolve-members.ts';

/**
 * The members of an old list that were kept, as a config of ours has to say it: with good addresses, whoever can never be
 * fetched disabled, and the ids that a name alone does not give. `resolved` is what reading it leniently came to.
 */
export function strictMembers(
  inputs: readonly MemberInput[],
  resolved: readonly MemberConfig[],
  dir: string,
): MemberInput[] {
  const context = { dir, allowHosts: [], isOffline: false, lenient: true, texts: new Map() } as const;
  const waiting = [...resolved];
  return inputs.flatMap((input) => {
    const alone = resolveMembers([input], { ...context, patternProblem: () => undefined, report: () => {} });
    const [found] = alone.members;
    const [next] = waiting;
    // Left out, or the feed of another once more.
    if (!found || next?.feedUrl !== found.feedUrl) return [];
    waiting.shift();
    return [strictMember(input, found, next.id)];
  });
}

function strictMember(input: MemberInput, found: MemberConfig, id: string): MemberInput {
  const { name, face, site: _site, id: _id, base: _base, disabled: _disabled, feed: _feed, ...rest } = input;
  const isGiven = id === memberId(name, found.feedUrl, new Set());
  return {
    ...(name !== undefined && { name }),
    feed: found.feedUrl,
    ...(!isGiven && { id }),
    ...(found.siteUrl && { site: found.siteUrl }),
    // The config that was read leaves out a picture that is not there yet.
    ...(face && found.face && { face: shortFace(found.face) }),
    ...rest,
    ...(found.base && { base: found.base }),
    ...(found.disabled && { disabled: found.disabled }),
  };
}

function shortFace(face: NonNullable<MemberConfig['face']>): NonNullable<MemberInput['face']> {
  return face.width === undefined && face.height === undefined ? face.url : face;
}
