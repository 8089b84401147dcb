import { resolve } from 'node:path';
import { checkFeedUrl } from '@planet-ceres/fetch/address';
import type { Notice, Source } from '@planet-ceres/model';
import { isWithin } from '../is-within.ts';
import type { VariableTexts } from './expand-variables.ts';
import { lookAt, whereabouts } from './look-at.ts';
import { isMemberId, memberId } from './member-id.ts';
import type { MemberConfig, MemberInput, SecretAddress } from './planet-config.ts';
import type { Report } from './problem.ts';
import type { PatternProblem } from './resolve-filters.ts';
import { resolveTreatment } from './resolve-treatment.ts';
import { type WebAddress, webAddress } from './web-address.ts';

interface Context {
  dir: string;
  allowHosts: readonly string[];
  isOffline: boolean;
  patternProblem: PatternProblem;
  report: Report;
  lenient: boolean;
  texts: VariableTexts;
}

/** The members in the config's order, each with an id of its own; what is wrong with them goes to `report`. */
export function resolveMembers(
  inputs: readonly MemberInput[],
  context: Context,
): { members: MemberConfig[]; notices: Notice[] } {
  const members: MemberConfig[] = [];
  const notices: Notice[] = [];
  const placeOfFeed = new Map<string, string>();
  const placeOfId = new Map<string, string>();
  const names = new Set<string>();
  // An id that somebody wrote down is theirs, however late in the list.
  const taken = new Set(inputs.flatMap((input) => input.id ?? []));
  inputs.forEach((input, index) => {
    const place = `members.${index}`;
    const wrong = (path: string, message: string, hint?: string) => {
      if (!context.lenient) return context.report(path, message, hint);
      notices.push({ code: 'config-member', message: `${input.name ?? input.feed}: ${message}.` });
    };
    const found = resolveFeed(input, `${place}.feed`, context, wrong);
    if (found === undefined) return;
    const { feedUrl, never } = found;
    const earlier = placeOfFeed.get(feedUrl);
    if (earlier) {
      wrong(`${place}.feed`, `is the feed of ${earlier} once more: ${JSON.stringify(input.feed)}`);
      return;
    }
    placeOfFeed.set(feedUrl, input.name ? `${place} (${input.name})` : place);
    const secret = secretOf(input.feed, context);
    // Neither name nor id tells of a secret, and no id changes with it.
    const address = secret?.shown ?? feedUrl;
    const id = input.id ?? memberId(input.name, address, taken);
    checkId(input.id, place, placeOfId, context.report);
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

/** An address with a variable in it is a secret. */
function secretOf(feed: string, { texts }: Context): SecretAddress | undefined {
  const text = texts.get(feed.trim());
  return text && { shown: text.shown.trim(), values: text.variables.map(({ value }) => value) };
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

/** The feed's address; `never` says why it cannot be asked, where a list is read leniently. Who is disabled is not asked. */
function resolveFeed(
  { feed, disabled }: MemberInput,
  path: string,
  context: Context,
  wrong: Report,
): { feedUrl: string; never?: string } | undefined {
  // One letter before the colon is a Windows drive, not a scheme.
  if (!/^[a-z][a-z0-9+.-]+:/i.test(feed.trim())) {
    const feedUrl = feedFile(feed.trim(), path, context, wrong);
    return feedUrl === undefined ? undefined : { feedUrl };
  }
  const found = webAddress(feed);
  if ('url' in found) {
    const problem = disabled ? undefined : checkFeedUrl(found.url.href, context);
    found.url.hash = '';
    const feedUrl = found.url.href;
    if (problem?.reason === 'unsafe-address' && !context.isOffline) {
      const hint = `If it is meant, put "${found.url.host}" into fetch.allowHosts.`;
      wrong(path, `${JSON.stringify(feed)} is a private address`, hint);
      return { feedUrl, never: 'Its address is private.' };
    }
    if (problem?.reason === 'invalid-url') {
      wrong(path, `${JSON.stringify(feed)} can never be fetched`, problem.message);
      return { feedUrl, never: `It can never be fetched: ${problem.message}` };
    }
    return { feedUrl };
  }
  wrong(path, found.wrong, found.hint);
  return undefined;
}

/** A feed that is a file: it stays inside the config's folder, also when a link is followed. */
function feedFile(feed: string, path: string, { dir }: Context, wrong: Report): string | undefined {
  const file = resolve(dir, feed);
  const hint = /^[\w-]+(\.[\w-]+)+\//.test(feed) ? `Did you mean "https://${feed}"?` : undefined;
  if (!isWithin(file, dir)) {
    wrong(
      path,
      `${JSON.stringify(feed)} lies outside the config's folder`,
      'Put the file beside the config.',
    );
  } else if (!lookAt(file)?.isFile()) {
    wrong(path, `${JSON.stringify(feed)} is neither a URL nor a file beside the config`, hint);
  } else if (!isWithin(whereabouts(file)?.real ?? '/', whereabouts(dir)?.real ?? dir)) {
    wrong(path, `${JSON.stringify(feed)} is a link out of the config's folder`, 'Put the file itself there.');
  } else {
    return feed.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  }
  return undefined;
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
