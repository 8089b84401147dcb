import type { RssFeed } from 'feedsmith';
import type { Persons } from './draft.ts';

/** Persons of Atom's, in Atom and elsewhere. */
export function atomPersons(
  persons: readonly { name?: string; uri?: string; email?: string }[] | undefined,
): Persons {
  return persons?.map(({ name, uri, email }) => ({ name, email, url: uri }));
}

/** Persons of RSS: feedsmith has taken names and addresses apart. */
export function rssPersons(persons: readonly (RssFeed.Person | undefined)[] | undefined): Persons {
  return persons?.map((person) => person && { name: person.name, email: person.email, url: person.link });
}
