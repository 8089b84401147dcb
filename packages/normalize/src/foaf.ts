import { PlanetError } from '@planet-ceres/model';
import { firstPlain, longestTitle } from './first-plain.ts';
import { createNotices, type Notices } from './notices.ts';
import type { OpmlDocument, OpmlOutline } from './opml.ts';
import { readDocument } from './read-document.ts';
import { decodeEntities } from './text.ts';
import { httpUrl } from './urls.ts';
import { attribute, readAttributes } from './xml/attributes.ts';
import { splitName } from './xml/names.ts';
import { createScanner } from './xml/scan.ts';

/** What a weblog (`foaf:weblog`) or the page it points to says. */
interface Weblog {
  /** `rdf:about`, or the `rdf:resource` that the weblog is. */
  about?: string;
  title?: string;
  /** `rdfs:seeAlso`, as written. */
  feed?: string;
}

/** A member of the group. */
interface Person {
  name?: string;
  weblogs: Weblog[];
}

/**
 * Reads a list of people and their weblogs (FOAF in RDF/XML), as Planet 2.0 and Venus published it (`foafroll.xml`): each
 * `foaf:weblog` whose document names a feed with `rdfs:seeAlso` is a subscription, named as its owner. The result is that
 * of `parseOpml`. Throws `PlanetError` `NOT_A_FEED` for what is no RDF.
 */
export function parseFoaf(input: Uint8Array | string): OpmlDocument {
  const notices = createNotices('');
  const { text } = readDocument(input, undefined, notices);
  if (!/<(?:[\w.-]+:)?RDF[\s>]/i.test(text)) {
    throw new PlanetError('NOT_A_FEED', 'This is no list of people (FOAF): it is no RDF.', {
      hint: 'Give the address of a foafroll.xml, or say which format the list has.',
    });
  }
  const { title, people, documents } = readPeople(text);
  const outlines = new Map<string, OpmlOutline>();
  const skipped: string[] = [];
  for (const { name, weblogs } of people) {
    for (const weblog of weblogs) {
      const page = { ...documents.get(weblog.about ?? ''), ...weblog };
      if (page.feed === undefined) continue;
      const feedUrl = httpUrl(page.feed);
      if (feedUrl === undefined) skipped.push(page.feed);
      else if (!outlines.has(feedUrl)) outlines.set(feedUrl, outlineOf(feedUrl, page, name, notices));
    }
  }
  const ofGroup = plain(title, notices);
  return {
    ...(ofGroup && { title: ofGroup }),
    outlines: [...outlines.values()],
    includes: [],
    skipped,
    others: [],
  };
}

function outlineOf(
  feedUrl: string,
  { about, title }: Weblog,
  owner: string | undefined,
  notices: Notices,
): OpmlOutline {
  const name = plain(owner ?? title, notices);
  const siteUrl = httpUrl(about);
  return { feedUrl, ...(name && { name }), ...(siteUrl && { siteUrl }), tags: [] };
}

function plain(text: string | undefined, notices: Notices): string | undefined {
  return firstPlain([text === undefined ? undefined : { value: text, type: 'text' }], longestTitle, notices);
}

/** Of an element that is open: its local name, what it opened, and the text in it. */
interface Open {
  local: string;
  person?: Person | undefined;
  weblog?: Weblog | undefined;
  text: string;
}

const agents = new Set(['agent', 'person', 'organization', 'group']);

/** Walks through the document once. A prefix may be any: what counts is the local name, and where it stands. */
function readPeople(text: string): { title?: string; people: Person[]; documents: Map<string, Weblog> } {
  const scanner = createScanner(text);
  const people: Person[] = [];
  const documents = new Map<string, Weblog>();
  const open: Open[] = [];
  let title: string | undefined;
  let at = 0;

  const close = () => {
    const { local, text: inside } = open.pop() ?? { local: '', text: '' };
    const value = decodeEntities(inside).trim();
    const around = open.at(-1);
    if (value === '' || !around) return;
    if (local === 'name' && around.local === 'group') title ??= value;
    else if (local === 'name' && around.person) around.person.name ??= value;
    else if (local === 'title' && around.weblog) around.weblog.title ??= value;
  };

  for (let token = scanner.next(0); token; token = scanner.next(token.end)) {
    const inside = open.at(-1);
    if (inside) inside.text += text.slice(at, token.start);
    at = token.end;
    if (token.kind === 'cdata' && inside) {
      inside.text += text.slice(token.start + 9, token.end - 3).replaceAll('&', '&amp;');
    }
    const [, local] = splitName(token.name);
    if (token.kind === 'close') {
      if (open.some((one) => one.local === local)) while (open.at(-1)?.local !== local) close();
      if (open.at(-1)?.local === local) close();
    }
    if (token.kind !== 'open') continue;
    const attributes = readAttributes(text.slice(token.start, token.end), token.name);
    const about = decoded(attribute(attributes, 'rdf:about'));
    const resource = decoded(attribute(attributes, 'rdf:resource'));
    const next: Open = { local, person: inside?.person, weblog: inside?.weblog, text: '' };
    if (agents.has(local)) {
      next.person = { weblogs: [] };
      people.push(next.person);
    } else if (local === 'weblog') {
      next.weblog = resource === undefined ? {} : { about: resource };
      next.person?.weblogs.push(next.weblog);
    } else if (local === 'document') {
      // One that stands by itself is what weblogs point to.
      next.weblog ??= {};
      if (about !== undefined) {
        next.weblog.about = about;
        if (!documents.has(about)) documents.set(about, next.weblog);
      }
    } else if (next.weblog && inside?.local === 'seealso' && about !== undefined) {
      next.weblog.feed ??= about;
    } else if (next.weblog && local === 'seealso' && resource !== undefined) {
      next.weblog.feed ??= resource;
    }
    open.push(next);
    if (token.selfClosed) close();
    // What is nested deeper than anybody writes it is no list.
    if (open.length > deepest) break;
  }
  return { ...(title !== undefined && { title }), people, documents };
}

const deepest = 100;

function decoded(value: string | undefined): string | undefined {
  return value === undefined ? undefined : decodeEntities(value).trim();
}
