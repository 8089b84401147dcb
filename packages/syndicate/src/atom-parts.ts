import type { Person } from '@planet-ceres/model';
import { isEmail } from './email.ts';
import { element, textElement, type XmlElement } from './xml.ts';

/** An `atom:link`; without a URL none. */
export function atomLink(rel: string, href: string | undefined, type?: string): XmlElement | undefined {
  return href === undefined ? undefined : element('link', { rel, type, href });
}

/** A person construct (RFC 4287 §3.2): the name is required, an e-mail that is none is left out. */
export function atomAuthor(person: Person & { name: string }): XmlElement {
  return element(
    'author',
    {},
    element('name', {}, person.name),
    textElement('uri', person.url),
    isEmail(person.email) ? element('email', {}, person.email) : undefined,
  );
}
