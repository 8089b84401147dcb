import type { ConfigInput } from '../config/planet-config.ts';
import { webAddress } from '../config/web-address.ts';
import { bcp47 } from './locale.ts';
import { plainName } from './plain-name.ts';

/** What an option of an old planet comes to: settings of ours, a remark for the owner, or both. */
export interface Mapped {
  config?: Partial<ConfigInput>;
  notice?: string;
}

/** All settings of `[Planet]`, for options that depend on others. */
export type Settings = ReadonlyMap<string, string>;

type Row = (value: string, settings: Settings) => Mapped;

/** Options of `[Planet]`: name → how it maps, or the notice. One that is not here is handed to every member's `extra`. */
export const planetOptions: Readonly<Record<string, Row>> = {
  name: (value) => ({ config: { title: plainName(value) || 'Unconfigured Planet' } }),
  link: siteLink,
  feed: (value) => ({ config: { feedId: value } }),
  feedtype: () => ({}),
  owner_name: (value, settings) => {
    const email = settings.get('owner_email');
    return { config: { owner: { name: plainName(value) || 'Anonymous Coward', ...(email && { email }) } } };
  },
  owner_email: (value, settings) =>
    settings.get('owner_name') ? {} : { config: { owner: { name: 'Anonymous Coward', email: value } } },
  output_dir: (value) => ({ config: { output: value } }),
  items_per_page: (value) => whole(value, 1, 10_000, (entriesPerPage) => ({ entriesPerPage })),
  days_per_page: (value, settings) => {
    const mapped = whole(value, 0, 36_500, (daysPerPage) => (daysPerPage > 0 ? { daysPerPage } : {}));
    const heeded = mapped.config?.daysPerPage && isVenus(settings);
    return heeded ? { ...mapped, notice: 'is heeded, which Venus did not do' } : mapped;
  },
  new_feed_items: (value, settings) =>
    isVenus(settings)
      ? whole(value, 0, 10_000, (entriesPerMember) => (entriesPerMember > 0 ? { entriesPerMember } : {}))
      : { notice: 'is left out: old entries of a new member stand at their own dates' },
  activity_threshold: (value) =>
    Number(value) > 0 ? { notice: 'is left out: idle members are not marked' } : {},
  date_format: (value) => ({ config: { dateFormat: value } }),
  new_date_format: (value) => ({ config: { dayFormat: value } }),
  locale: (value) => {
    const language = bcp47(value);
    return language ? { config: { language } } : { notice: 'names no language that is known' };
  },
  encoding: (value) =>
    /^utf-?8$/i.test(value) ? {} : { notice: 'is left out: everything is published in UTF-8' },
  feed_timeout: (value) => whole(value, 1, 600, (timeout) => ({ fetch: { timeout } })),
  spider_threads: (value) =>
    whole(value, 0, 256, (concurrency) => (concurrency > 0 ? { fetch: { concurrency } } : {})),
  template_files: (value) => {
    const other = value
      .split(/\s+/)
      .map(outputOf)
      .filter((path) => !published.has(path));
    return other.length > 0 ? { notice: `is left out; nothing writes ${other.join(', ')}` } : {};
  },
  output_theme: () => ({
    notice:
      'is left out: the site has its own theme, and a planet.css in the folder "public" takes its place',
  }),
  template_directories: () => ({ notice: 'is left out: old templates are not read' }),
  bill_of_materials: () => ({
    notice: 'is left out: put files to publish as they are into the folder "public"',
  }),
  filters: () => ({ notice: 'is left out: no filter programs are run; all entries are shown' }),
  filter_directories: () => ({ notice: 'is left out: no filter programs are run' }),
  filter: () => ({ notice: 'is left out: all entries are shown' }),
  exclude: () => ({ notice: 'is left out: all entries are shown' }),
  cache_directory: () => ({ notice: 'is left out: what was gathered is kept in .planet/planet.db' }),
  http_cache_directory: () => ({ notice: 'is left out: what was gathered is kept in .planet/planet.db' }),
  cache_sources_directory: () => ({ notice: 'is left out: what was gathered is kept in .planet/planet.db' }),
  cache_lists_directory: () => ({ notice: 'is left out: what was gathered is kept in .planet/planet.db' }),
  cache_blacklist_directory: () => ({ notice: 'is left out: entries hidden there are shown' }),
  cache_keep_entries: () => ({ notice: 'is left out: every entry is kept' }),
  log_level: () => ({}),
  log_format: () => ({}),
  pubsubhubbub_hub: (value, settings) => {
    const found = webAddress(value);
    if (!('url' in found)) return { notice: `is left out: ${found.wrong}` };
    if (!('config' in siteLink(settings.get('link') ?? ''))) {
      return { notice: 'is left out: a hub knows feeds by their addresses, and the planet has no link' };
    }
    return { config: { hub: found.url.href } };
  },
  pubsubhubbub_feeds: () => ({ notice: 'is left out: the hub is told of every combined feed' }),
  generator: () => ({}),
  generator_uri: () => ({}),
  django_autoescape: () => ({}),
  adsense_id: () => ({ notice: 'is left out: no advertisements are published' }),
  analytics_id: () => ({ notice: 'is left out: readers are not tracked' }),
};

/** Options of a member that this version does not act on. Not here and not mapped below: handed to `extra`. */
export const memberNotices: Readonly<Record<string, string>> = {
  filter: 'is left out: all entries are shown',
  exclude: 'is left out: all entries are shown',
  filters: 'is left out: no filter programs are run',
  includes: 'is left out: all entries are shown',
  ignore_in_feed: 'is left out: the feed is read whole',
  title_type: 'is left out: the feed’s own word for its titles counts',
  summary_type: 'is left out: the feed’s own word for its summaries counts',
  content_type: 'is left out: reading lists are not followed, and the feed’s own word for its content counts',
  online_accounts: 'is left out: reading lists are not followed',
  depth: 'is left out: reading lists are not followed',
  future_dates: 'is left out: an entry is never dated later than it was first seen',
  xml_base: 'is left out: relative links start where the feed says',
  activity_threshold: 'is left out: idle members are not marked',
  cache_keep_entries: 'is left out: every entry is kept',
  hidden: 'is left out: the member’s entries are shown',
};

/** Other names under which planets kept a member's picture, the first that is set counts. */
export const faceNames: readonly string[] = ['face', 'picture', 'hackergochi_link', 'gravatar', 'avatar'];

/** Venus is told from Planet 2.0 by what only Venus had. */
function isVenus(settings: Settings): boolean {
  return settings.has('output_theme') || /\.xslt\b/.test(settings.get('template_files') ?? '');
}

function siteLink(value: string): Mapped {
  const found = webAddress(/^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `http://${value}`);
  if (!('url' in found)) return { notice: `is left out: ${found.wrong}` };
  return { config: { url: found.url.href } };
}

function whole(
  value: string,
  least: number,
  most: number,
  to: (number: number) => Partial<ConfigInput>,
): Mapped {
  const number = Number(value);
  const fits = Number.isInteger(number) && number >= least && number <= most && value !== '';
  return fits
    ? { config: to(number) }
    : { notice: `is left out: ${JSON.stringify(value)} is not a number from ${least} to ${most}` };
}

/** `fancy/index.html.tmpl` wrote `index.html`. */
function outputOf(template: string): string {
  return (template.split('/').at(-1) ?? template).replace(/\.(tmpl|xslt|dj|genshi)$/, '');
}

const published: ReadonlySet<string> = new Set([
  'index.html',
  'atom.xml',
  'rss20.xml',
  'rss10.xml',
  'opml.xml',
  'foafroll.xml',
]);
