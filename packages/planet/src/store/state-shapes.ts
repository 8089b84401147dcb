import { base64, count, instant, name, number, oneOf, type Shape, text, webUrl, yes } from './shape.ts';
import type { TableName } from './state-record.ts';

const person: Shape = { 'name?': text, 'email?': text, 'url?': webUrl };

const entry: Shape = {
  id: name,
  sourceId: name,
  'title?': text,
  'url?': webUrl,
  'content?': text,
  'baseUrl?': text,
  'summary?': text,
  authors: [person],
  tags: [text],
  enclosures: [{ url: webUrl, 'type?': text, 'length?': number, 'title?': text }],
  'image?': webUrl,
  'language?': text,
  'dir?': oneOf('ltr', 'rtl'),
  'rights?': text,
  'commentsUrl?': webUrl,
  'published?': instant,
  'updated?': instant,
  'isExcerpt?': yes,
  seen: instant,
  'origin?': { 'id?': text, 'title?': text, 'siteUrl?': webUrl, 'feedUrl?': webUrl },
};

const feed: Shape = {
  format: oneOf('rss', 'rdf', 'atom', 'json'),
  'id?': text,
  'title?': text,
  'subtitle?': text,
  'siteUrl?': webUrl,
  'language?': text,
  authors: [person],
  'icon?': webUrl,
  'logo?': webUrl,
  'rights?': text,
  'updated?': instant,
  'hub?': text,
  'self?': text,
  'ttl?': number,
};

const poll: Shape = {
  version: oneOf(1),
  feedUrl: name,
  'url?': text,
  'move?': { url: webUrl, sightings: count, since: instant, 'adopted?': instant, 'asked?': instant },
  'validators?': { url: text, 'etag?': text, 'lastModified?': text },
  'bodyHash?': text,
  notModifiedInRow: count,
  failures: count,
  'failingSince?': instant,
  'problem?': { reason: text, message: text, 'hint?': text, 'httpStatus?': count },
  'polled?': instant,
  'succeeded?': instant,
  'changed?': instant,
  'pausedUntil?': instant,
  'notBefore?': instant,
  'waits?': text,
  counts: { polls: count, notModified: count, changed: count, bytes: count },
};

/** What the records of each table look like. They stand in a state in this order. */
export const tableShapes: Readonly<Record<TableName, Shape>> = {
  planet: { revision: text, 'gathered?': instant },
  source: {
    id: name,
    state: {
      poll,
      'feed?': feed,
      'reader?': text,
      'gap?': { url: webUrl, until: instant },
      'first?': { id: name, feedUrl: name },
    },
  },
  entry: {
    entry,
    lastSeen: instant,
    'updateDate?': instant,
    'withdrawn?': instant,
    'missing?': instant,
    'removed?': { when: instant, 'reason?': text, 'isPurged?': yes },
    'held?': { reason: oneOf('undated', 'same-date', 'new-member'), count },
    'keys?': { 'link?': text, 'text?': text, 'titleDate?': text },
  },
  alias: { sourceId: name, alias: name, id: name },
  body: {
    sourceId: name,
    base64,
    url: text,
    'contentType?': text,
    'contentLanguage?': text,
    'contentLocation?': text,
  },
  list: { from: name, poll, 'contentType?': text, 'base64?': base64 },
  bucket: { name, state: { 'pausedUntil?': instant, 'slowdown?': number, 'slowedAt?': instant } },
  release: { dir: name, 'stamp?': text, files: [{ path: name, hash: text, size: count, modified: number }] },
};
