import type { ConfigInput } from '../config/planet-config.ts';
import { webAddress } from '../config/web-address.ts';
import { mappedRules } from './filter-rules.ts';
import { bcp47 } from './locale.ts';
import type { Mapped, OldOptions } from './old-option.ts';
import { plainName } from './plain-name.ts';

const inStore = 'is left out: what was gathered is kept in .planet/planet.db';
const ownMarkup = 'is left out: pages have a markup of their own';

/** Options of `[Planet]`. One that is neither here nor a member's is handed to every member's `extra`. */
export const planetOptions: OldOptions = {
  name: {
    becomes: 'title',
    about: 'entities are resolved, tags left out',
    read: (value) => ({ config: { title: plainName(value) || 'Unconfigured Planet' } }),
  },
  link: { becomes: 'url', about: 'http:// is put before an address without', read: siteLink },
  feed: { becomes: 'feedId', read: (value) => ({ config: { feedId: value } }) },
  feedtype: { about: 'is left out: every format is published', isQuiet: true },
  owner_name: {
    becomes: 'owner.name',
    read: (value, { settings }) => {
      const email = settings.get('owner_email');
      return { config: { owner: { name: plainName(value) || 'Anonymous Coward', ...(email && { email }) } } };
    },
  },
  owner_email: {
    becomes: 'owner.email',
    read: (value, { settings }) =>
      settings.get('owner_name') ? {} : { config: { owner: { name: 'Anonymous Coward', email: value } } },
  },
  output_dir: {
    becomes: 'output',
    about: '`output` where there is none',
    read: (value) => ({ config: { output: value } }),
  },
  items_per_page: {
    becomes: 'entriesPerPage',
    read: (value) => whole(value, 1, 10_000, (entriesPerPage) => ({ entriesPerPage })),
  },
  days_per_page: {
    becomes: 'daysPerPage',
    about: 'Venus did not heed it',
    read: (value, { dialect }) => {
      const mapped = whole(value, 0, 36_500, (daysPerPage) => (daysPerPage > 0 ? { daysPerPage } : {}));
      const isNew = mapped.config?.daysPerPage && dialect === 'venus';
      return isNew ? { ...mapped, remark: 'is heeded, which Venus did not do' } : mapped;
    },
  },
  new_feed_items: {
    becomes: 'entriesPerMember, newMemberEntries',
    about: 'Venus: the most of one member; Planet 2.0: of a member read for the first time, 10 by default',
    read: (value, { dialect }) => {
      const becomes = dialect === 'venus' ? 'entriesPerMember' : 'newMemberEntries';
      // To Venus 0 was no limit, to Planet 2.0 none of the entries.
      const isNone = dialect === 'venus' && value === '0';
      return { ...whole(value, 0, 10_000, (count) => (isNone ? {} : { [becomes]: count })), becomes };
    },
  },
  activity_threshold: {
    becomes: 'idleDays',
    read: (value) => whole(value, 0, 36_500, (idleDays) => (idleDays > 0 ? { idleDays } : {})),
  },
  date_format: { becomes: 'dateFormat', read: (value) => ({ config: { dateFormat: value } }) },
  new_date_format: { becomes: 'dayFormat', read: (value) => ({ config: { dayFormat: value } }) },
  locale: {
    becomes: 'language',
    about: '`es_MX.UTF-8` is `es-MX`; of several the first that is known',
    read: (value) => {
      const language = bcp47(value);
      return language ? { config: { language } } : { remark: 'names no language that is known' };
    },
  },
  encoding: {
    about: 'is left out: everything is published in UTF-8',
    read: (value) =>
      /^utf-?8$/i.test(value) ? { config: {} } : { remark: 'is left out: everything is published in UTF-8' },
  },
  filter: {
    becomes: 'filters',
    about: 'one rule a line, all have to match',
    read: mappedRules('include', 'config'),
  },
  exclude: {
    becomes: 'filters',
    about: 'Planet 2.0 did not heed it here',
    read: (value, context) => {
      const mapped = mappedRules('exclude', 'config')(value, context);
      const isNew = context.dialect === 'planet2' && !mapped.remark;
      return isNew ? { ...mapped, remark: 'is heeded, which Planet 2.0 did not do here' } : mapped;
    },
  },
  feed_timeout: {
    becomes: 'fetch.timeout',
    read: (value) => whole(value, 1, 600, (timeout) => ({ fetch: { timeout } })),
  },
  spider_threads: {
    becomes: 'fetch.concurrency',
    read: (value) =>
      whole(value, 0, 256, (concurrency) => (concurrency > 0 ? { fetch: { concurrency } } : {})),
  },
  pubsubhubbub_hub: {
    becomes: 'hub',
    read: (value, { settings }) => {
      const found = webAddress(value);
      if (!('url' in found)) return { remark: `is left out: ${found.wrong}` };
      if (!('config' in siteLink(settings.get('link') ?? ''))) {
        return { remark: 'is left out: a hub knows feeds by their addresses, and the planet has no link' };
      }
      return { config: { hub: found.url.href } };
    },
  },
  pubsubhubbub_feeds: { about: 'is left out: the hub is told of every combined feed' },
  template_files: {
    about: 'output files keep their names; those that nothing writes here are named',
    read: (value) => {
      const other = value
        .split(/\s+/)
        .map(outputOf)
        .filter((path) => !published.has(path));
      return other.length > 0
        ? { remark: `is left out; nothing writes ${other.join(', ')}` }
        : { config: {} };
    },
  },
  output_theme: {
    about: 'is left out: the site has its own theme, and a planet.css in the folder "public" takes its place',
  },
  template_directories: { about: 'is left out: old templates are not read' },
  bill_of_materials: {
    about: 'is left out: put files to publish as they are into the folder "public"',
    read: (value) => {
      const files = value.split(/\s+/).filter((path) => path !== '' && !path.includes('#{'));
      const named = files.length > 0 ? `: ${files.join(', ')}` : '';
      return {
        remark: `is left out: put files to publish as they are into the folder "public"${named}`,
      };
    },
  },
  filter_directories: { about: 'is left out: no filter programs are run' },
  cache_directory: { about: inStore },
  http_cache_directory: { about: inStore },
  cache_sources_directory: { about: inStore },
  cache_lists_directory: { about: inStore },
  cache_blacklist_directory: { about: 'is left out: entries hidden there are shown' },
  cache_keep_entries: { about: 'is left out: every entry is kept' },
  log_level: { about: 'is left out: --verbose and --json say how much is told', isQuiet: true },
  log_format: { about: 'is left out: --verbose and --json say how much is told', isQuiet: true },
  generator: { about: ownMarkup, isQuiet: true },
  generator_uri: { about: ownMarkup, isQuiet: true },
  django_autoescape: { about: ownMarkup, isQuiet: true },
  adsense_id: { about: 'is left out: no advertisements are published' },
  analytics_id: { about: 'is left out: readers are not tracked' },
};

/** The planet's own address; one without a scheme is a web address all the same. */
export function siteLink(value: string): Mapped {
  const found = webAddress(/^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `http://${value}`);
  if (!('url' in found)) return { remark: `is left out: ${found.wrong}` };
  return { config: { url: found.url.href } };
}

/** A whole number between two, as settings. */
export function whole(
  value: string,
  least: number,
  most: number,
  to: (number: number) => Partial<ConfigInput>,
): Mapped {
  const number = Number(value);
  const fits = Number.isInteger(number) && number >= least && number <= most && value !== '';
  return fits
    ? { config: to(number) }
    : { remark: `is left out: ${JSON.stringify(value)} is not a number from ${least} to ${most}` };
}

/** `fancy/index.html.tmpl` wrote `index.html`. */
export function outputOf(template: string): string {
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
