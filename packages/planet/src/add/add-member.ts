import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { FeedCandidate, Fetcher } from '@planet-ceres/fetch';
import { checkFeedUrl } from '@planet-ceres/fetch/address';
import { PlanetError } from '@planet-ceres/model';
import { loadConfig } from '../config/load-config.ts';
import { lookAt } from '../config/look-at.ts';
import { memberLines } from '../config/member-lines.ts';
import type { MemberInput, PlanetConfig } from '../config/planet-config.ts';
import { toldAddress } from '../config/secret-address.ts';
import { withoutCredentials } from '../config/web-address.ts';
import { writeMember } from '../config/write-member.ts';
import { memoryStore } from '../store/memory-store.ts';
import { sqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { storePath } from '../store/store-path.ts';
import { createFeedReader } from '../update/feed-reader.ts';
import { learnedPace } from '../update/learned-pace.ts';
import { openFetcher } from '../update/open-fetcher.ts';
import { type FoundFeed, findFeed } from './find-feed.ts';

export interface AddOptions {
  /** The instant of this call, ISO 8601. */
  now: string;
  /** What the member is called here. Absent: what the feed calls itself. */
  name?: string;
  /** Added to the config's `fetch.allowHosts`. */
  allowHosts?: readonly string[];
  /** What `${NAME}` in the config stands for. @default {} */
  env?: Readonly<Record<string, string | undefined>>;
  /** As for `openPlanet`. @default 1 */
  threads?: number;
  /** Aborting it rejects with its reason. */
  signal?: AbortSignal;
}

/** A new member as it stands in the config; addresses here carry no credentials. */
interface NewMember {
  name: string;
  feed: string;
  site?: string;
  format: FoundFeed['feed']['format'];
}

/** What came of adding a member. `message` is a sentence for people. */
export type AddReport = { message: string; config: string } & (
  | { status: 'added'; member: NewMember; others: FeedCandidate[] }
  | { status: 'already-there'; sourceId: string; feedUrl: string }
  /** Found, but the config is of a kind that is not edited: these lines have to be pasted into it. */
  | { status: 'to-paste'; member: NewMember; others: FeedCandidate[]; lines: string }
  | { status: 'not-found'; hint?: string; tried: readonly string[] }
);

/**
 * Finds the feed of the site at an address, or takes the feed that is there, reads it once and puts it into the planet's config
 * as a new member. A config in YAML, JSON or TOML keeps its comments and its order; it is loaded before it takes the old
 * one's place. `target` names the planet as for `loadConfig`. Throws `BAD_CONFIG`, also for what is no address, and
 * `STORE_BROKEN`.
 */
export async function addMember(target: string, typed: string, options: AddOptions): Promise<AddReport> {
  const { now, name, allowHosts = [], env = {}, threads = 1, signal } = options;
  const config = await loadConfig(target, { allowHosts, env });
  refuseFile(typed, config);
  const address = wholeAddress(typed);
  const twin = memberAt(address, config);
  if (twin) return twin;
  const store = openStore(config);
  const fetcher = await openFetcher(config, learnedPace(config, store, now));
  const feedReader = createFeedReader({ threads, signal });
  try {
    const pause = pauseOf(address, { config, store, fetcher, now });
    if (pause) return pause;
    const found = await findFeed(fetcher, address, { feedReader, now, signal });
    if (!('feed' in found)) {
      const { message, hint, tried } = found;
      return { status: 'not-found', config: config.path, message, ...(hint && { hint }), tried };
    }
    return memberAt(found.url, config) ?? (await write(found, config, { name, allowHosts, env }));
  } finally {
    await Promise.all([fetcher.close(), feedReader.close()]);
    store.close();
  }
}

/** A file beside the config may be a member, but there is no site to look for its feed on. */
function refuseFile(typed: string, { path }: PlanetConfig): void {
  const file = resolve(dirname(path), typed.trim());
  if (typed.trim() === '' || !lookAt(file)?.isFile()) return;
  throw new PlanetError(
    'BAD_CONFIG',
    `${JSON.stringify(typed)} is a file, and only what is on the web can be added.`,
    {
      hint: `Write it into ${basename(path)} yourself, as the feed of a member.`,
    },
  );
}

/** What was typed as an address; `https://` may be left out. */
function wholeAddress(typed: string): string {
  const hasScheme = /^\s*[a-z][a-z0-9+-]*:(?!\d)/i.test(typed);
  const address = hasScheme ? typed : `https://${typed.replace(/^[\s/]+/, '')}`;
  const problem = checkFeedUrl(address);
  if (problem?.reason !== 'invalid-url') return address;
  const { message, hint } = problem;
  throw new PlanetError('BAD_CONFIG', message, { ...(hint && { hint }) });
}

/** The member whose feed this is already, written with another scheme, a `www.` or a slash more perhaps. */
function memberAt(address: string, { members, path }: PlanetConfig): AddReport | undefined {
  const twin = members.find(({ feedUrl }) => plain(feedUrl) === plain(address));
  if (!twin) return undefined;
  const feedUrl = toldAddress(twin);
  const message = `${twin.name} is in ${basename(path)} already, with the feed ${feedUrl}.`;
  return { status: 'already-there', config: path, message, sourceId: twin.id, feedUrl };
}

function plain(address: string): string {
  const url = URL.parse(address.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, ''));
  return url ? `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}` : address;
}

/** The store knows which domains asked for a pause. A planet that was never built has none, and gets none here. */
function openStore(config: PlanetConfig): Store {
  const path = storePath(config);
  return existsSync(path) ? sqliteStore(path) : memoryStore();
}

function pauseOf(
  address: string,
  { config, store, fetcher, now }: { config: PlanetConfig; store: Store; fetcher: Fetcher; now: string },
): AddReport | undefined {
  const until = store.buckets().get(fetcher.bucketOf(address))?.pausedUntil ?? '';
  if (until <= now) return undefined;
  const message = `${withoutCredentials(address)} was not asked: its domain asked to be left alone until ${until}.`;
  return { status: 'not-found', config: config.path, message, hint: 'Try again after that.', tried: [] };
}

async function write(
  found: FoundFeed,
  config: PlanetConfig,
  { name, ...options }: Pick<AddOptions, 'env'> & { name: string | undefined; allowHosts: readonly string[] },
): Promise<AddReport> {
  const site = siteOf(found, config);
  const title = oneLine(name ?? '') || oneLine(found.feed.title ?? '') || new URL(site ?? found.url).host;
  const member: MemberInput = { name: title, feed: found.url, ...(site && { site }) };
  const problem = await writeMember(config.path, member, options);
  const shared = {
    config: config.path,
    member: {
      name: title,
      feed: withoutCredentials(found.url),
      ...(site && { site }),
      format: found.feed.format,
    },
    others: found.others,
  };
  if (problem === undefined) {
    return { status: 'added', message: `Added ${title} to ${basename(config.path)}.`, ...shared };
  }
  const message = `${problem} Paste these lines into it:`;
  return { status: 'to-paste', message, ...shared, lines: memberLines(config.path, member) };
}

/** The site the feed names, unless that is somebody's own machine; else the page that names the feed. */
function siteOf({ feed, pageUrl }: FoundFeed, { fetch }: PlanetConfig): string | undefined {
  const { siteUrl } = feed;
  const isPublic = siteUrl !== undefined && !checkFeedUrl(siteUrl, { allowHosts: fetch.allowHosts });
  return isPublic ? siteUrl : pageUrl;
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
