export type { Edition, Member } from './edition.ts';
export type { Enclosure, Entry, RawEntry } from './entry.ts';
export type { Feed } from './feed.ts';
export type { SafeHtml, UnsafeHtml } from './html.ts';
export type { Notice } from './notice.ts';
export type { Person } from './person.ts';
export { PlanetError } from './planet-error.ts';
export type { Source } from './source.ts';
