import type { Person } from '@planet-ceres/model';
import { firstOf, firstPlain, longestTitle } from './first-plain.ts';
import type { Notices } from './notices.ts';
import { plainText } from './text.ts';
import { httpUrl } from './urls.ts';

/** A person as a format gives it: in fields, or all in one string. */
export type RawPerson = string | { [key in keyof Person]?: string | undefined };

const mostPersons = 50;

const mail = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:@]{1,190}/;

/** The persons of a list that say anything, each once, in order. Strings are taken apart: `mail (Name)`, `Name <mail>`, `mailto:`. */
function readPersons(
  list: readonly (RawPerson | undefined)[] | undefined,
  base: string | undefined,
  notices: Notices,
): Person[] {
  const persons = new Map<string, Person>();
  for (const raw of firstOf(list, mostPersons, notices)) {
    if (raw === undefined) continue;
    const person = typeof raw === 'string' ? parsePerson(raw, notices) : cleanPerson(raw, base, notices);
    if (person) persons.set(JSON.stringify([person.name, person.email, person.url]), person);
  }
  return [...persons.values()];
}

/** The persons of the first list that names anybody. */
export function firstPersons(
  lists: readonly (readonly (RawPerson | undefined)[] | undefined)[],
  base: string | undefined,
  notices: Notices,
): Person[] {
  for (const list of lists) {
    const persons = readPersons(list, base, notices);
    if (persons.length > 0) return persons;
  }
  return [];
}

function cleanPerson(
  raw: Exclude<RawPerson, string>,
  base: string | undefined,
  notices: Notices,
): Person | undefined {
  // Some write the address, or both, into the name.
  const parsed = raw.name === undefined ? undefined : parsePerson(raw.name, notices);
  const email =
    mail.exec(plainText({ value: (raw.email ?? '').slice(0, longestTitle), type: 'text' }))?.[0] ??
    parsed?.email;
  return compact({ name: parsed?.name, email, url: httpUrl(raw.url, base) ?? parsed?.url });
}

function parsePerson(raw: string, notices: Notices): Person | undefined {
  const text = firstPlain([{ value: raw, type: 'either' }], longestTitle, notices) ?? '';
  const url = /^https?:\/\/\S+$/i.test(text) ? httpUrl(text) : undefined;
  if (url) return { url };
  const address = mail.exec(text)?.[0];
  if (address === undefined || !address.includes('.', address.indexOf('@'))) {
    return compact({ name: text.replace(/^\((.*)\)$/, '$1') });
  }
  const name = text
    .replace(address, ' ')
    .replace(/mailto:/gi, ' ')
    .replace(/[()<>[\]"]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:-]+/, '');
  return compact({ name: trimEnd(name), email: address });
}

/** Without separators at its end; a loop, since `[\s,]+$` takes quadratic time. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' ,:-'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function compact({ name, email, url }: { [key in keyof Person]: string | undefined }): Person | undefined {
  const trimmed = name?.trim();
  if (!trimmed && !email && !url) return undefined;
  return { ...(trimmed && { name: trimmed }), ...(email && { email }), ...(url && { url }) };
}
