import type { Person } from '@planet-ceres/model';
import { plainText } from './text.ts';
import { httpUrl } from './urls.ts';

/** A person as a format gives it: in fields, or all in one string. */
export type RawPerson = string | { [key in keyof Person]?: string | undefined };

const mail = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:@]{1,190}/;

/** The persons of a list that say anything, each once, in order. Strings are taken apart: `mail (Name)`, `Name <mail>`, `mailto:`. */
function readPersons(list: readonly (RawPerson | undefined)[] | undefined, base?: string): Person[] {
  const given = list?.filter((raw) => raw !== undefined) ?? [];
  if (given.length === 0) return [];
  const persons = new Map<string, Person>();
  for (const raw of given) {
    const person = typeof raw === 'string' ? parsePerson(raw) : cleanPerson(raw, base);
    if (person) persons.set(JSON.stringify([person.name, person.email, person.url]), person);
  }
  return [...persons.values()];
}

/** The persons of the first list that names anybody. */
export function firstPersons(
  lists: readonly (readonly (RawPerson | undefined)[] | undefined)[],
  base?: string,
): Person[] {
  for (const list of lists) {
    const persons = readPersons(list, base);
    if (persons.length > 0) return persons;
  }
  return [];
}

function cleanPerson(raw: Exclude<RawPerson, string>, base?: string): Person | undefined {
  // Some write the address, or both, into the name.
  const parsed = raw.name === undefined ? undefined : parsePerson(raw.name);
  const email = mail.exec(raw.email ?? '')?.[0] ?? parsed?.email;
  return compact({ name: parsed?.name, email, url: httpUrl(raw.url, base) ?? parsed?.url });
}

function parsePerson(raw: string): Person | undefined {
  const text = plainText({ value: raw.slice(0, 1000), type: 'either' });
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
