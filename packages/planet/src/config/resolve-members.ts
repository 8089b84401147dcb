import type { Notice, Source } from '@planet-ceres/model';
import { isMemberId, memberId } from './member-id.ts';
import type { MemberConfig, MemberInput } from './planet-config.ts';
import type { Report } from './problem.ts';
import { type AddressContext, resolveAddress, secretOf } from './resolve-address.ts';
import type { PatternProblem } from './resolve-filters.ts';
import { resolveTreatment } from './resolve-treatment.ts';
import { type WebAddress, webAddress } from './web-address.ts';

interface Context extends AddressContext {
  patternProblem: PatternProblem;
  report: Report;
  lenient: boolean;
  /** Members there are already: their feeds and ids are taken. */
  known?: readonly MemberConfig[];
}

/** The members in the config's order, each with an id of its own; what is wrong with them goes to `report`. */
export function resolveMembers(
  inputs: readonly MemberInput[],
  settings: Context,
): { members: MemberConfig[]; notices: Notice[] } {
  const members: MemberConfig[] = [];
  const notices: Notice[] = [];
  const known = settings.known ?? [];
  const placeOfFeed = new Map(known.map(({ feedUrl, name }) => [feedUrl, name]));
  const placeOfId = new Map<string, string>();
  const names = new Set<string>();
  // An id that somebody wrote down is theirs, however late in the list.
  const taken = new Set([...known.map(({ id }) => id), ...inputs.flatMap((input) => input.id ?? [])]);
  inputs.forEach((input, index) => {
    const place = `members.${index}`;
    const wrong = (path: string, message: string, hint?: string) => {
      if (!settings.lenient) return settings.report(path, message, hint);
      const advice = hint ? ` ${hint}` : '';
      notices.push({ code: 'config-member', message: `${input.name ?? input.feed}: ${message}.${advice}` });
    };
    const context = input.disabled ? { ...settings, isAsked: false } : settings;
    const found = resolveAddress(input.feed, `${place}.feed`, context, wrong);
    if (found === undefined) return;
    const { address: feedUrl, never } = found;
    const earlier = placeOfFeed.get(feedUrl);
    if (earlier) {
      wrong(`${place}.feed`, `is the feed of ${earlier} once more: ${JSON.stringify(input.feed)}`);
      return;
    }
    placeOfFeed.set(feedUrl, input.name ? `${place} (${input.name})` : place);
    const secret = secretOf(input.feed, context);
    // Neither name nor id tells of a secret, and no id changes with it.
    const address = secret?.shown ?? feedUrl;
    const isTwice = context.lenient && input.id !== undefined && placeOfId.has(input.id);
    if (isTwice)
      wrong(`${place}.id`, `${JSON.stringify(input.id)} is also the id of ${placeOfId.get(input.id ?? '')}`);
    const given = isTwice ? undefined : input.id;
    const id = given ?? memberId(input.name, address, taken);
    checkId(given, place, placeOfId, context.report);
    if (input.id === undefined && input.name && names.has(input.name) && !context.lenient) {
      const message = `Two members are called ${input.name}: give each an id, so that their entries stay apart when one leaves.`;
      notices.push({ code: 'config-same-name', message });
    }
    names.add(input.name ?? '');
    taken.add(id);
    const siteUrl = input.site && homePage(input.site, `${place}.site`, wrong);
    const face = input.face && resolveFace(input.face, `${place}.face`, wrong);
    members.push({
      id,
      feedUrl,
      ...(secret && { secret }),
      name: input.name ?? (URL.canParse(address) ? new URL(address).host : address),
      named: input.name !== undefined,
      ...(siteUrl && { siteUrl }),
      ...(face && { face }),
      tags: input.tags ?? [],
      ...(input.insecure && { insecure: true }),
      ...resolveTreatment(never ? { ...input, disabled: never } : input, place, { ...context, wrong }),
      extra: Object.fromEntries(
        Object.entries(input.extra ?? {}).map(([key, value]) => [key, String(value)]),
      ),
    });
  });
  return { members, notices };
}

function checkId(
  id: string | undefined,
  place: string,
  placeOfId: Map<string, string>,
  report: Report,
): void {
  if (id === undefined) return;
  const path = `${place}.id`;
  const earlier = placeOfId.get(id);
  if (!isMemberId(id)) report(path, `${JSON.stringify(id)} is not an id`, 'Use a-z, 0-9, "-" and "_" only.');
  else if (earlier) report(path, `${JSON.stringify(id)} is also the id of ${earlier}`);
  placeOfId.set(id, place);
}

function homePage(site: string, path: string, wrong: Report): string | undefined {
  const found: WebAddress = webAddress(site);
  if ('url' in found) return found.url.href;
  wrong(path, found.wrong, found.hint);
  return undefined;
}

function resolveFace(face: NonNullable<MemberInput['face']>, path: string, wrong: Report): Source['face'] {
  const { url, ...size } = typeof face === 'string' ? { url: face } : face;
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) {
    const found = webAddress(url);
    if ('url' in found) return { url: found.url.href, ...size };
    wrong(path, found.wrong, found.hint);
    return undefined;
  }
  const way = url.replaceAll('\\', '/').replace(/^\/+/, '');
  if (!way.split('/').includes('..')) return { url: way, ...size };
  wrong(
    path,
    `${JSON.stringify(url)} leads out of the site`,
    'Write a path in the published site, or a URL.',
  );
  return undefined;
}
