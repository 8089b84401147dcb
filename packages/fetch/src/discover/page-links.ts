import { Tokenizer } from 'htmlparser2';
import { webTarget } from '../feed-url.ts';
import { type WebLink, wordsOf } from '../link-header.ts';

const maxLinks = 1_000;

type Attributes = ReadonlyMap<string, string>;

/**
 * The `<link>` elements of a page that lead somewhere on the web, in document order, resolved against its first `<base href>`.
 * They are those that a browser would see that runs scripts: none in comments, scripts, templates, `<noscript>` or
 * anything else that is text to it. The time it takes grows with the length of the page, whatever stands there.
 */
export function readPageLinks(html: string, pageUrl: string): WebLink[] {
  const { baseHref, links } = readElements(html);
  const base = (baseHref && webTarget(baseHref, pageUrl)?.href) || pageUrl;
  return links.flatMap((attributes) => toWebLink(attributes, base));
}

function toWebLink(attributes: Attributes, base: string): WebLink[] {
  const href = attributes.get('href')?.trim() ?? '';
  const url = href === '' ? undefined : webTarget(href, base)?.href;
  const relations = wordsOf(attributes.get('rel') ?? '');
  if (url === undefined || relations.length === 0) return [];
  const [title, type] = [attributes.get('title'), attributes.get('type')];
  return [{ url, relations, ...(title !== undefined && { title }), ...(type !== undefined && { type }) }];
}

/**
 * The tokenizer alone, without the parser of the same library: that one keeps the open elements on a stack and searches it at
 * every end tag.
 */
function readElements(html: string): { baseHref: string | undefined; links: Attributes[] } {
  const links: Attributes[] = [];
  let baseHref: string | undefined;
  const hidden = { template: 0, noscript: 0 };
  let element: { name: 'link' | 'base'; attributes: Map<string, string> } | undefined;
  let attribute = '';
  let value = '';
  const finish = () => {
    const href = element?.attributes.get('href');
    if (element?.name === 'base') baseHref ??= href;
    else if (element && href !== undefined && links.length < maxLinks) links.push(element.attributes);
    element = undefined;
  };
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname(start, end) {
        const name = nameAt(html, start, end);
        if (name === 'template' || name === 'noscript') hidden[name]++;
        const isSeen = hidden.template + hidden.noscript === 0;
        element =
          isSeen && (name === 'link' || name === 'base') ? { name, attributes: new Map() } : undefined;
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        if (element) value += html.slice(start, end);
      },
      onattribentity(codePoint) {
        if (element) value += String.fromCodePoint(codePoint);
      },
      onattribend() {
        // Of two attributes with the same name the first counts (HTML §13.2.5.33).
        if (element && !element.attributes.has(attribute)) element.attributes.set(attribute, value);
      },
      onopentagend: finish,
      onselfclosingtag: finish,
      onclosetag(start, end) {
        const name = nameAt(html, start, end);
        if (name === 'template') hidden.template = Math.max(0, hidden.template - 1);
        // What a noscript holds is text, so another one in it opens nothing.
        if (name === 'noscript') hidden.noscript = 0;
      },
      ontext: nothing,
      ontextentity: nothing,
      oncomment: nothing,
      oncdata: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return { baseHref, links };
}

/** No name that matters here is longer than eight letters; others may be millions long. */
function nameAt(html: string, start: number, end: number): string {
  return end - start > 8 ? '' : html.slice(start, end).toLowerCase();
}
