import type { Edition, Entry, Member, SafeHtml } from '@planet-ceres/model';

/** A planet with what planets have: members with and without a feed, entries with and without everything. */
export const fullEdition: Edition = {
  planet: {
    title: 'Planet Orchard',
    url: 'https://planet.example.org/',
    intro: html('Words from the <b>orchard</b> &amp; its growers.'),
    owner: { name: 'Olive Owner', email: 'olive@example.org' },
    language: 'en',
    timeZone: 'UTC',
    dateFormat: '%B %d, %Y %I:%M %p',
    dayFormat: '%B %d, %Y',
    notes: [],
    links: [],
  },
  members: [
    member({
      id: 'ann',
      feedUrl: 'https://ann.example.org/feed?format=atom&full=1',
      name: 'Ann Apple',
      face: { url: 'faces/ann.png', width: 64, height: 64 },
      tags: ['fruit', 'trees, old'],
      feed: {
        format: 'atom',
        id: 'tag:ann.example.org,2011:feed',
        title: 'Apples & More',
        subtitle: 'All about <apples>',
        siteUrl: 'https://ann.example.org/',
        language: 'en-GB',
        authors: [{ name: 'Ann Apple', email: 'ann@example.org', url: 'https://ann.example.org/me' }],
        icon: 'https://ann.example.org/icon.png',
        logo: 'https://ann.example.org/logo.png',
        rights: '© Ann',
        updated: '2018-08-29T16:00:00.000Z',
        self: 'https://ann.example.org/feed',
      },
    }),
    member({
      id: 'ben',
      feedUrl: 'http://ben.example.net/rss.xml',
      name: 'Ben Berry',
      siteUrl: 'http://ben.example.net/',
      feed: {
        format: 'rss',
        title: "Ben's Berries",
        authors: [],
        siteUrl: 'http://ben.example.net/?from=feed',
      },
    }),
    member({ id: 'cay', feedUrl: 'https://cay.example.com/feed.json', name: 'Cay Cherry' }),
    member({
      id: 'dee',
      feedUrl: 'feeds/dee.xml',
      name: 'Dee Damson',
      feed: { format: 'rss', authors: [] },
    }),
  ],
  entries: [
    entry({
      id: 'https://ann.example.org/2018/cider',
      sourceId: 'ann',
      title: 'Cider & other <drinks>',
      url: 'https://ann.example.org/2018/cider',
      content: html(
        '<p title="a &quot;b&quot;">Press, wait &amp; drink. <code>a ]]&gt; b</code></p>\n<p>It&#39;s easy.</p>',
      ),
      summary: 'Press, wait & <drink>.',
      authors: [{ name: 'Ann A.', email: 'ann AT example DOT org' }],
      tags: ['cider', 'how to'],
      enclosures: [
        {
          url: 'https://ann.example.org/cider.mp3?a=1&b=2',
          type: 'audio/mpeg',
          length: 1234,
          title: 'Spoken',
        },
        { url: 'https://ann.example.org/cider.png' },
      ],
      image: 'https://ann.example.org/cider.png',
      language: 'en',
      rights: 'CC BY',
      commentsUrl: 'https://ann.example.org/2018/cider#comments',
      published: '2018-08-29T15:58:07.000Z',
      updated: '2018-08-30T01:00:00.000Z',
    }),
    entry({
      id: '17',
      sourceId: 'ben',
      title: 'Brambles',
      url: 'http://ben.example.net/?p=17',
      content: html('<p>Thorns.</p>'),
      published: '2018-08-28T12:00:00.000Z',
    }),
    entry({
      id: '17',
      sourceId: 'dee',
      title: 'Jam',
      summary: 'Sugar & patience',
      published: '2018-08-27T12:00:00.000Z',
    }),
    entry({
      id: 'urn:uuid:60a76c80-d399-11d9-b91c-0003939e0af6',
      sourceId: 'dee',
      title: 'From elsewhere',
      url: 'https://elsewhere.example/1',
      content: html('<p>Gathered.</p>'),
      published: '2018-08-26T12:00:00.000Z',
      origin: {
        id: 'urn:example:elsewhere',
        title: 'Elsewhere',
        siteUrl: 'https://elsewhere.example/',
        feedUrl: 'https://elsewhere.example/feed',
      },
    }),
    entry({ id: 'nothing but an id', sourceId: 'ben' }),
  ],
  updated: '2018-08-30T01:00:00.000Z',
  months: [{ month: '2018-08', count: 5 }],
};

/** The least that can be: no URL, no owner, no members, no entries. */
export const emptyEdition: Edition = {
  planet: {
    title: 'Planet Nowhere',
    language: 'en',
    timeZone: 'UTC',
    dateFormat: '%c',
    dayFormat: '%F',
    notes: [],
    links: [],
  },
  members: [],
  entries: [],
  months: [],
};

/** The full edition on a planet that has no URL, owner or intro. */
export const unpublishedEdition: Edition = { ...fullEdition, planet: emptyEdition.planet };

/** A planet within the planet: Ann's entries come under a licence and without search engines, Ben has left, some entries are gone. */
export const viewEdition: Edition = {
  ...fullEdition,
  planet: { ...fullEdition.planet, title: 'Fruit', url: 'https://planet.example.org/fruit/' },
  members: fullEdition.members.map((each) => {
    if (each.id === 'ann') {
      const license = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
      return { ...each, license, noindex: true };
    }
    return each.id === 'ben' ? { ...each, isFormer: true } : each;
  }),
  views: [
    { title: 'Planet Orchard', path: '' },
    { id: 'fruit', title: 'Fruit', path: 'fruit/' },
  ],
  view: 'fruit',
  removed: [
    { sourceId: 'ann', id: 'https://ann.example.org/2018/perry', when: '2018-10-17T10:00:00.000Z' },
    { sourceId: 'ben', id: '16', when: '2018-10-16T10:00:00.000Z' },
  ],
};

/** The full edition with `text` in every place that takes any text. */
export function editionSaying(text: string): Edition {
  const { planet, members, entries } = fullEdition;
  return {
    ...fullEdition,
    planet: { ...planet, title: text, intro: html(text), owner: { name: text, email: text } },
    members: members.map(({ feed, ...rest }) => ({
      ...rest,
      name: text,
      tags: [text],
      ...(feed && {
        feed: {
          ...feed,
          id: text,
          title: text,
          subtitle: text,
          rights: text,
          authors: [{ name: text, email: text }],
        },
      }),
    })),
    entries: entries.map((original, index) => ({
      ...original,
      id: `${text} ${index}`,
      title: text,
      content: html(text),
      summary: text,
      rights: text,
      authors: [{ name: text, email: text }],
      tags: [text],
    })),
  };
}

export function html(text: string): SafeHtml {
  return text as SafeHtml;
}

export function entry(parts: Partial<Entry<SafeHtml>> & { id: string; sourceId: string }): Entry<SafeHtml> {
  return { authors: [], tags: [], enclosures: [], seen: '2018-10-17T10:00:00.000Z', ...parts };
}

export function member(parts: Partial<Member> & { id: string; feedUrl: string; name: string }): Member {
  return { tags: [], extra: {}, ...parts };
}
