import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import type { Fetcher, HubOutcome } from '@planet-ceres/fetch';
import { type Edition, PlanetError } from '@planet-ceres/model';
import type { Sanitizer } from '@planet-ceres/sanitize';
import { defaultPolicy, hashPolicy } from '@planet-ceres/sanitize/policy';
import { loadConfig } from './config/load-config.ts';
import type { PlanetConfig } from './config/planet-config.ts';
import { createChooser, filterEngine } from './edition/chooser.ts';
import type { EditionContext } from './edition/make-edition.ts';
import { standingOf } from './edition/standing.ts';
import { findView, folderOf, linkViews } from './edition/views.ts';
import type { Explanation } from './explain/explain-planet.ts';
import type { Removal } from './history/entry-row.ts';
import type { OutputFile } from './publish/output-file.ts';
import {
  isSitePublished,
  type PublishContext,
  type PublishReport,
  publishSite,
} from './publish/publish-site.ts';
import { sqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';
import { storePath } from './store/store-path.ts';
import type { BackfillOptions, BackfillReport } from './update/backfill-planet.ts';
import { instant } from './update/instant.ts';
import { type ListStatus, listStatus } from './update/list-status.ts';
import { type MemberStatus, memberStatus } from './update/member-status.ts';
import type { UpdateReport } from './update/report.ts';
import type { UpdateOptions } from './update/update-planet.ts';
import { packageVersions } from './versions.ts';

/** A planet: its config, its store, and what can be done with them. */
export interface Planet {
  /** With the members that the last update found in its lists. */
  readonly config: PlanetConfig;
  /**
   * Polls every source that is due and records what each brought, source by source. The only thing that touches the
   * network. What goes wrong with a source is its report; throws `STORE_BUSY`, `STORE_BROKEN` and the signal's reason.
   */
  update(options: UpdateOptions): Promise<UpdateReport>;
  /**
   * Fetches what the archives of feeds hold that is older than their documents (RFC 5005, JSON Feed `next_url`), on demand: an
   * update only fetches what went by since the last. Throws like `update`.
   */
  backfill(options: BackfillOptions): Promise<BackfillReport[]>;
  /** What is known of every member's feed: how polling goes, why, and when next. From the store alone. */
  status(): MemberStatus[];
  /** The same of every list of members. */
  listStatus(): ListStatus[];
  /**
   * Where an entry is and why, how polling a member's feed goes and why: for an entry's address or id, a member's id, name, feed or
   * site. From the store alone; `now` (ISO 8601) tells what is due.
   */
  explain(sought: string, options: { now: string }): Promise<Explanation>;
  /**
   * Takes an entry away from every page, and purges its content for good if asked; without `removal` it gives one back that was
   * hidden. Says whether there is such an entry. Throws `STORE_BUSY`, `STORE_BROKEN`.
   */
  removeEntry(entry: { sourceId: string; id: string }, removal?: Removal): boolean;
  /**
   * The front page, or the archive of a month (`2018-08`), of the planet or of one of the config's `views` (its id), from the store
   * alone. A month without entries gives an edition without entries. Throws a `RangeError` for what is no month or no view.
   */
  edition(options?: { month?: string; view?: string }): Promise<Edition>;
  /** The months with entries, newest first, in the planet's time zone; how many were gathered in each. */
  months(options?: { view?: string }): { month: string; count: number }[];
  /** By month, a digest of everything that its page is made from: equal to that of another time, and the page is the same. */
  monthStamps(options?: { view?: string }): ReadonlyMap<string, string>;
  /** The planet itself first, then the planets within it. Empty if there are none within. */
  views(): NonNullable<Edition['views']>;
  /** The combined feeds of the front page, and of that of each view in its folder, as the files to publish. */
  feeds(): Promise<{ path: string; body: string }[]>;
  /** A digest of everything that pages are made from: config, entries, members' health, versions. */
  revision(): string;
  /**
   * Publishes files, those of `config.public` with them, into `dir` (default: `config.output`); `renderer` says what
   * rendered them; with `rebuild` files are made anew whose stamps are as they were. Throws `PUBLISH_FAILED`, and then the old site is whole; `STORE_BUSY`, `STORE_BROKEN`.
   */
  publish(
    files: AsyncIterable<OutputFile> | Iterable<OutputFile>,
    options: { dir?: string; renderer: string; rebuild?: boolean },
  ): Promise<PublishReport>;
  /**
   * Tells the hub of the config which combined feeds are among the files written. Undefined if there is no hub or no such file.
   * Whatever goes wrong is the outcome.
   */
  tellHub(written: readonly string[]): Promise<HubOutcome | undefined>;
  /** Whether `config.output` holds what `publish` with this renderer would write. Looks at sizes and times only. */
  isPublished(renderer: string): boolean;
  /** Closes the store, if `openPlanet` opened it. */
  close(): void;
}

export interface PlanetOptions {
  /** What `${NAME}` in a config that is given by its path stands for. @default {} */
  env?: Readonly<Record<string, string | undefined>>;
  /** @default `.planet/planet.db` beside the config, made if need be */
  store?: Store;
  /** One shared by several planets spares servers that are on more than one. Whoever made it closes it. */
  fetcher?: Fetcher;
  /**
   * How many threads an update may start to read feeds in. With 0 it reads them in the calling thread: cheaper where updates are
   * many and feeds few, but then nothing ends a feed that keeps its reader busy for ever. @default 1
   */
  threads?: number;
}

/** Opens a planet from its config, or from the path of one. Throws `BAD_CONFIG` and `STORE_BROKEN`. */
export async function openPlanet(
  config: PlanetConfig | string,
  options: PlanetOptions = {},
): Promise<Planet> {
  const { fetcher, threads = 1 } = options;
  if (!Number.isInteger(threads) || threads < 0) {
    throw new PlanetError('BAD_CONFIG', `threads is ${threads}, but has to be a whole number from 0 on.`);
  }
  const loaded = typeof config === 'string' ? await loadConfig(config, options) : config;
  const store = options.store ?? sqliteStore(storePath(loaded));
  const close = () => {
    if (!options.store) store.close();
  };
  try {
    const config = await joinLists(loaded, store);
    return createPlanet(loaded, config, {
      ...{ store, fetcher, threads, close },
      ...(!options.store && { lastConfig: join(dirname(storePath(loaded)), 'config') }),
      create: await filterEngine(config),
    });
  } catch (cause) {
    close();
    throw cause;
  }
}

/** A config and what its lists bring. What reads lists is loaded where there are some. */
async function joinLists(config: PlanetConfig, store: Store): Promise<PlanetConfig> {
  if (config.lists.length === 0) return config;
  return (await import('./lists/with-lists.ts')).withLists(config, store);
}

/** A planet of the config as it was loaded, and as it is joined with its lists at first. */
function createPlanet(
  loaded: PlanetConfig,
  joined: PlanetConfig,
  {
    store,
    fetcher,
    threads,
    lastConfig,
    close,
    create,
  }: {
    store: Store;
    fetcher: Fetcher | undefined;
    threads: number;
    lastConfig?: string;
    close: () => void;
    create: Awaited<ReturnType<typeof filterEngine>>;
  },
): Planet {
  let config = joined;
  // What is dear to make and the same for many editions. Everything heavy is loaded when it is needed: an update that
  // brings nothing new, and a site that is published already, go without.
  let sanitizer: Promise<Sanitizer> | undefined;
  let chooser = createChooser(config, store, create);
  let state: { revision: string; context: EditionContext } | undefined;

  async function refresh(): Promise<PlanetConfig> {
    config = await joinLists(loaded, store);
    chooser = createChooser(config, store, await filterEngine(config));
    state = undefined;
    return config;
  }

  const versions = [packageVersions, hashPolicy(defaultPolicy)];
  const revision = () => digest([configPart(config), store.contentRevision(), ...versions]);

  async function edition({ month, view: id }: { month?: string; view?: string } = {}): Promise<Edition> {
    if (month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
      throw new RangeError(`${JSON.stringify(month)} is not a month; write "2018-08".`);
    }
    const view = findView(config, id);
    sanitizer ??= import('@planet-ceres/sanitize').then(({ createSanitizer }) => createSanitizer());
    const [{ createEditionContext, makeEdition }, ready] = [
      await import('./edition/make-edition.ts'),
      await sanitizer,
    ];
    const current = store.contentRevision();
    if (state?.revision !== current) {
      state = {
        revision: current,
        context: createEditionContext(config, store, { sanitizer: ready, chooser }),
      };
    }
    return makeEdition(state.context, { month, view });
  }

  const context = (renderer: string, dir = config.output): PublishContext => ({
    store,
    dir: resolve(dir),
    publicDir: config.public,
    revision: digest([revision(), renderer]),
  });

  return {
    get config() {
      return config;
    },
    revision,
    edition,
    close,
    async update(options) {
      const { updatePlanet } = await import('./update/update-planet.ts');
      return updatePlanet({ config, refresh, store, fetcher, threads, lastConfig }, options);
    },
    async backfill(options) {
      const { backfillPlanet } = await import('./update/backfill-planet.ts');
      return backfillPlanet({ config, store, fetcher, threads }, options);
    },
    status: () => memberStatus(config, store),
    listStatus: () => listStatus(config, store),
    async explain(sought, { now }) {
      const { explain } = await import('./explain/explain.ts');
      return explain(sought, { config, store, chooser, now: instant(now) });
    },
    removeEntry({ sourceId, id }, removal) {
      const unlock = store.lock();
      try {
        return store.removeEntry(sourceId, id, removal);
      } finally {
        unlock();
      }
    },
    months: ({ view } = {}) =>
      chooser.months(findView(config, view)).map(({ month, count }) => ({ month, count })),
    monthStamps({ view: id } = {}) {
      const months = chooser.months(findView(config, id));
      const names = months.map(({ month }) => month);
      const frame = digest([configPart(config), id ?? null, names, standingOf(config, store), versions]);
      return new Map(months.map(({ month, revision }) => [month, digest([frame, revision])]));
    },
    views: () => linkViews(config),
    async feeds() {
      const { syndicate } = await import('@planet-ceres/syndicate');
      const files = syndicate(await edition()).map(({ path, body }) => ({ path, body }));
      for (const { id } of config.views) {
        const ofView = syndicate(await edition({ view: id }));
        files.push(...ofView.map(({ path, body }) => ({ path: folderOf(id) + path, body })));
      }
      return files;
    },
    async publish(files, { dir, renderer, rebuild = false }) {
      return publishSite(files, { ...context(renderer, dir), rebuild });
    },
    async tellHub(written) {
      if (!config.hub) return undefined;
      return (await import('./publish/tell-hub.ts')).tellHub(config, written, fetcher);
    },
    isPublished: (renderer) => isSitePublished(context(renderer)),
  };
}

/** Of the config what pages depend on: not where it lies, nor how feeds are fetched. */
function configPart({
  path: _path,
  dir: _dir,
  output: _output,
  public: _public,
  fetch: _fetch,
  ...part
}: PlanetConfig) {
  return part;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
