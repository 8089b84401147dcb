import type { IgnoredField } from '../config/planet-config.ts';
import { webAddress } from '../config/web-address.ts';
import { mappedRules } from './filter-rules.ts';
import type { Mapped, OldOptions } from './old-option.ts';
import { plainName } from './plain-name.ts';

/** Other names under which planets kept a member's picture, the first that is set counts. */
const faceNames = ['face', 'picture', 'hackergochi_link', 'gravatar', 'avatar'];

const typed = 'is left out: what the feed itself says counts';
const ofLists = 'is left out: it means something in lists only';

const face: OldOptions[string] = {
  becomes: 'face',
  about: 'looked for in `images/` of the site, unless it is a URL',
  read: (_value, { settings }) => faceOf(settings),
};

/** Options of a member. They may stand in `[DEFAULT]` and `[Planet]` too. One that is not here is handed to `extra`. */
export const memberOptions: OldOptions = {
  name: {
    becomes: 'name',
    about: 'entities are resolved, tags left out',
    read: (value) => {
      const name = plainName(value);
      return name ? { member: { name } } : {};
    },
  },
  link: { becomes: 'site', read: (value) => ({ member: { site: value } }) },
  ...Object.fromEntries(faceNames.map((name) => [name, face])),
  facewidth: { becomes: 'face.width', isQuiet: true, read: (_value, { settings }) => faceOf(settings) },
  faceheight: { becomes: 'face.height', isQuiet: true, read: (_value, { settings }) => faceOf(settings) },
  filter: {
    becomes: 'filters',
    about: 'one rule a line, all have to match',
    read: mappedRules('include', 'member'),
  },
  exclude: {
    becomes: 'filters',
    about: 'one rule, no line may match',
    read: mappedRules('exclude', 'member'),
  },
  hidden: {
    becomes: 'hidden',
    read: (value) => (/^(0|no|false|off)$/i.test(value) ? { member: {} } : { member: { hidden: true } }),
  },
  ignore_in_feed: { becomes: 'ignore', about: '`id` and links cannot be ignored', read: ignored },
  future_dates: {
    becomes: 'futureDates',
    about: '`keep` is `clamp`: an entry is never dated later than it was first seen',
    read: (value) => {
      if (value === 'ignore_date') return { member: { futureDates: 'ignore-date' } };
      if (value === 'ignore_entry') return { member: { futureDates: 'ignore-entry' } };
      return { remark: 'is left out: an entry is never dated later than it was first seen' };
    },
  },
  xml_base: {
    becomes: 'base',
    about: '`feed_alternate` is the address in `link`',
    read: (value, { settings, feed }) => {
      if (value === 'entry_alternate') return { member: { base: 'entry' } };
      const address = value === 'feed_alternate' ? settings.get('link') : value;
      const base =
        address && URL.canParse(address, feed) ? webAddress(new URL(address, feed).href) : undefined;
      if (base && 'url' in base) return { member: { base: base.url.href } };
      return { remark: 'is left out: relative links start where the feed says' };
    },
  },
  activity_threshold: {
    becomes: 'idleDays',
    read: (value) => {
      const idleDays = Number(value);
      return /^\d{1,5}$/.test(value)
        ? { member: { idleDays } }
        : { remark: `is left out: ${JSON.stringify(value)} is not a number of days` };
    },
  },
  title_type: { about: typed },
  summary_type: { about: typed },
  content_type: {
    becomes: 'lists',
    about:
      '`opml`, `csv`, `foaf`, `config`: the section is a list of members. Else left out: what the feed itself says counts',
    read: () => ({ remark: typed }),
  },
  name_type: { about: 'is left out: names are always text', isQuiet: true },
  online_accounts: { about: ofLists },
  depth: { about: ofLists },
  cache_keep_entries: { about: 'is left out: every entry is kept' },
  adsense_id: { about: 'is left out: no advertisements are published' },
  analytics_id: { about: 'is left out: readers are not tracked' },
};

/** The picture and its size, whichever of their options is asked. */
function faceOf(settings: ReadonlyMap<string, string>): Mapped {
  const picture = faceNames.map((key) => settings.get(key)).find(Boolean);
  if (!picture) return { remark: 'is left out: there is no picture' };
  const width = pixels(settings.get('facewidth'));
  const height = pixels(settings.get('faceheight'));
  const url = /^([a-z]+:)?\/\//i.test(picture) ? picture : `images/${picture}`;
  return { member: { face: { url, ...(width && { width }), ...(height && { height }) } } };
}

function pixels(value: string | undefined): number | undefined {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 && number < 10_000 ? number : undefined;
}

/** What feedparser called the parts of an entry. */
const parts: Readonly<Record<string, IgnoredField>> = {
  title: 'title',
  summary: 'summary',
  description: 'summary',
  subtitle: 'summary',
  content: 'content',
  author: 'authors',
  authors: 'authors',
  tags: 'tags',
  category: 'tags',
  categories: 'tags',
  enclosures: 'enclosures',
  rights: 'rights',
  published: 'published',
  created: 'published',
  updated: 'updated',
  modified: 'updated',
};

function ignored(value: string): Mapped {
  const ignore = new Set<IgnoredField>();
  const unknown: string[] = [];
  for (const word of value.split(/\s+/).filter(Boolean)) {
    const name = word.replace(/_(detail|parsed)$/, '');
    const field = name.includes('lang') ? 'language' : Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (field) ignore.add(field);
    else unknown.push(word);
  }
  return {
    ...(ignore.size > 0 && { member: { ignore: [...ignore] } }),
    ...(unknown.length > 0 && { remark: `cannot ignore ${unknown.join(', ')}` }),
  };
}
