import { dirname, resolve } from 'node:path';
import { isAllowEntry } from '@planet-ceres/fetch/address';
import type { Notice } from '@planet-ceres/model';
import { defaults } from './defaults.ts';
import type { VariableTexts } from './expand-variables.ts';
import { missingFaces } from './missing-faces.ts';
import type { ConfigInput, MemberConfig, PlanetConfig } from './planet-config.ts';
import type { Problem, Report } from './problem.ts';
import { type PatternProblem, resolveFilters } from './resolve-filters.ts';
import { resolveFolders } from './resolve-folders.ts';
import { resolveGaps } from './resolve-gaps.ts';
import { resolveLanguage } from './resolve-language.ts';
import { resolveLists } from './resolve-lists.ts';
import { resolveMembers } from './resolve-members.ts';
import { resolveShow, resolveViews } from './resolve-views.ts';
import { resolveWithdrawn } from './resolve-withdrawn.ts';
import { webAddress } from './web-address.ts';

/**
 * A config of the right shape with its defaults filled in and its folders made absolute, and everything in it that
 * cannot be meant: addresses, folders, ids, languages. `lenient` is for lists of many years and many hands (OPML, old
 * ini files): there a member that cannot be right is left out, or kept though it will fail, with a notice.
 */
export function resolveConfig(
  input: ConfigInput,
  options: {
    path: string;
    lenient?: boolean;
    notices?: readonly Notice[];
    allowHosts?: readonly string[];
    isOffline?: boolean;
    /** What is wrong with a pattern of a filter. */
    patternProblem?: PatternProblem;
    /** The texts that held variables. */
    texts?: VariableTexts;
  },
): { config: PlanetConfig; problems: Problem[]; missing: ReadonlyMap<string, string> } {
  const path = resolve(options.path);
  const dir = dirname(path);
  const problems: Problem[] = [];
  const report: Report = (place, message, hint) => {
    problems.push({ path: place, message, ...(hint && { hint }) });
  };
  const allowHosts = [...(input.fetch?.allowHosts ?? []), ...(options.allowHosts ?? [])].map((host) =>
    host.toLowerCase(),
  );
  checkHosts(allowHosts, report);
  const url = siteUrl(input.url, report);
  const patternProblem = options.patternProblem ?? (() => undefined);
  const folders = resolveFolders(input, dir, report);
  const missing = new Map<string, string>();
  const addresses = {
    dir,
    ...(!options.lenient && { missing }),
    allowHosts: allowHosts.filter(isAllowEntry),
    isOffline: options.isOffline ?? false,
    texts: options.texts ?? new Map(),
  };
  const listNotices: Notice[] = [];
  const noteList: Report = (_place, message) =>
    listNotices.push({ code: 'config-list', message: `A list is left out: ${message}.` });
  const lists = resolveLists(input.lists, { ...addresses, report: options.lenient ? noteList : report });
  const { members, notices } = resolveMembers(input.members ?? [], {
    ...addresses,
    patternProblem,
    report,
    lenient: options.lenient ?? false,
  });
  const showNotices: Notice[] = [];
  const note = (message: string) => showNotices.push({ code: 'config-show', message });
  const choice = { report, note, members, isOpen: lists.length > 0 };
  const noFaces = missingFaces(members, folders);
  const faceless = new Set(noFaces.map(({ sourceId }) => sourceId));
  const facesTold = noFaces.filter(({ isAside }) => !isAside).map(({ isAside: _no, ...notice }) => notice);
  const config: PlanetConfig = {
    path,
    dir,
    title: input.title,
    ...(url && { url }),
    ...(input.intro && { intro: input.intro }),
    ...(input.owner && { owner: input.owner }),
    language: resolveLanguage(input.language ?? defaults.language, report),
    timeZone: timeZone(input.timeZone ?? defaults.timeZone, report),
    dateFormat: input.dateFormat ?? defaults.dateFormat,
    dayFormat: input.dayFormat ?? defaults.dayFormat,
    ...folders,
    entriesPerPage: input.entriesPerPage ?? defaults.entriesPerPage,
    ...(input.daysPerPage && { daysPerPage: input.daysPerPage }),
    ...(input.entriesPerMember && { entriesPerMember: input.entriesPerMember }),
    ...(input.newMemberEntries !== undefined && { newMemberEntries: input.newMemberEntries }),
    order: input.order ?? defaults.order,
    filters: resolveFilters(input.filters, 'filters', { report, patternProblem }),
    show: resolveShow(input.show, 'show', choice),
    views: resolveViews(input.views, { ...choice, patternProblem }),
    withdrawn: resolveWithdrawn(input.withdrawn, defaults.withdrawn),
    ...(input.idleDays && { idleDays: input.idleDays }),
    lists,
    ...(input.feedId && { feedId: input.feedId }),
    ...(input.hub && { hub: hubUrl(input.hub, url, report) }),
    notes: input.notes ?? [],
    links: (input.links ?? []).map((group, at) => ({
      title: group.title,
      links: group.links.map((link, index) => ({
        title: link.title,
        url: address(link.url, `links.${at}.links.${index}.url`, report),
      })),
    })),
    fetch: {
      concurrency: input.fetch?.concurrency ?? defaults.concurrency,
      timeout: input.fetch?.timeout ?? defaults.timeout,
      interval: input.fetch?.interval ?? defaults.interval,
      adaptive: input.fetch?.adaptive ?? false,
      gap: input.fetch?.gap ?? defaults.gap,
      gaps: resolveGaps(input.fetch?.gaps, report),
      deltas: input.fetch?.deltas ?? false,
      allowHosts,
      ...(input.fetch?.contact && { contact: input.fetch.contact }),
    },
    members: members.map((member) => (faceless.has(member.id) ? withoutFace(member) : member)),
    notices: [...(options.notices ?? []), ...listNotices, ...notices, ...showNotices, ...facesTold],
  };
  return { config, problems, missing };
}

/** A letter in its place says more than the sign of a picture that is not there. */
function withoutFace({ face: _missing, ...member }: MemberConfig): MemberConfig {
  return member;
}

function address(text: string, path: string, report: Report): string {
  const found = webAddress(text);
  if ('url' in found) return found.url.href;
  report(path, found.wrong, found.hint);
  return text;
}

function hubUrl(text: string, site: string | undefined, report: Report): string {
  if (site === undefined) {
    report(
      'hub',
      'a hub knows feeds by their addresses, and the planet has none',
      'Say where it is published: url.',
    );
  }
  return address(text, 'hub', report);
}

function siteUrl(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return undefined;
  const found = webAddress(text);
  if (!('url' in found)) {
    report('url', found.wrong, found.hint);
    return undefined;
  }
  found.url.search = '';
  found.url.hash = '';
  return found.url.href.endsWith('/') ? found.url.href : `${found.url.href}/`;
}

function timeZone(name: string, report: Report): string {
  try {
    // Asking Intl loads the tables of all zones; the default needs no question.
    if (name !== defaults.timeZone) new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    const hint = 'Write a name such as "Europe/Berlin" or "UTC".';
    report('timeZone', `${JSON.stringify(name)} is not a time zone`, hint);
    return name;
  }
}

function checkHosts(allowHosts: readonly string[], report: Report): void {
  allowHosts.forEach((pattern, index) => {
    if (isAllowEntry(pattern)) return;
    const hint = 'Write a host, host:port or a network such as 10.0.0.0/8.';
    report(`fetch.allowHosts.${index}`, `${JSON.stringify(pattern)} is not a host`, hint);
  });
}
