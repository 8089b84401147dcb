import { hasCleanCharacters } from './characters.ts';
import { unescapeReferences } from './escape.ts';
import { isVoid, readTokens, type Token } from './grammar.ts';
import type { Kind, Rules } from './rules.ts';

/** What the gate has to know of an entry. */
export interface GateContext {
  idPrefix: string;
  /** Whether URLs without a scheme may remain. */
  relative: boolean;
}

/**
 * Layer 4: lets a string pass only if it is written in the sanitizer's own language and says nothing that the policy does not
 * allow; else throws an error that says what and where. It looks at the string alone and uses neither parser nor DOM, nor any
 * rule of the layers before it, so it holds whatever they got wrong. Why that is enough: no allowed element takes a tokenizer
 * out of the data state, and `<` stands only where a tag of ours begins; so every HTML parser sees exactly these tags and
 * attributes. What it may do is re-arrange them, and layer 5 looks after that.
 */
export function gate(html: string, rules: Rules, context: GateContext): void {
  if (!hasCleanCharacters(html)) refuse('A character that XML cannot carry', html.slice(0, 60));
  const open: { tag: string; kind: Kind }[] = [];
  for (const token of readTokens(html)) {
    if (token.type === 'text') continue;
    if (token.type === 'end') {
      if (open.pop()?.tag !== token.tag) refuse('An end tag without its start tag', token.html);
      continue;
    }
    const element = rules.elements.get(token.tag) ?? refuse('An element that is not allowed', token.html);
    checkPlace(token, element.kind, open.at(-1)?.kind ?? 'html');
    checkAttributes(token, element.attributes, element.kind, rules, context);
    if (element.kind === 'html' && isVoid(token.tag)) continue;
    open.push({ tag: token.tag, kind: element.kind });
    // A browser nests no deeper than 512.
    if (open.length > 2 * rules.limits.depth + 2) refuse('Nested too deep', token.html);
  }
  if (open.length > 0) refuse('Not closed', `<${open.at(-1)?.tag}>`);
}

type StartTag = Extract<Token, { type: 'start' }>;

/** Inside `<math>` only MathML, inside `<svg>` only SVG, and neither without its root. */
function checkPlace({ tag, html }: StartTag, kind: Kind, outer: Kind): void {
  const isRoot = tag === 'math' || tag === 'svg';
  if (outer === 'html' ? kind !== 'html' && !isRoot : kind !== outer)
    refuse('An element of another vocabulary', html);
}

function checkAttributes(
  { tag, html, attributes }: StartTag,
  allowed: ReadonlySet<string>,
  kind: Kind,
  rules: Rules,
  context: GateContext,
): void {
  if (attributes.length === 0) return;
  const seen = new Set<string>();
  for (const [name, value] of attributes) {
    if (!allowed.has(name)) refuse('An attribute that is not allowed', html);
    if (seen.has(name.toLowerCase())) refuse('An attribute that is there twice', html);
    seen.add(name.toLowerCase());
    if (!isSound(name, unescapeReferences(value), tag, kind, rules, context))
      refuse(`An unsound ${name}`, html);
  }
}

function isSound(
  name: string,
  value: string,
  tag: string,
  kind: Kind,
  rules: Rules,
  context: GateContext,
): boolean {
  switch (name) {
    case 'href':
      if (value.startsWith('#')) return value.startsWith(`#${context.idPrefix}`) && !/\s/.test(value);
      return isUrl(value, rules.linkSchemes, rules, context);
    case 'cite':
      return isUrl(value, rules.linkSchemes, rules, context);
    case 'src':
      if (tag === 'img' && value.startsWith('data:')) {
        return value.length <= rules.policy.dataImages.length && rules.dataImage.test(value);
      }
      return isUrl(value, rules.mediaSchemes, rules, context);
    case 'poster':
      return isUrl(value, rules.mediaSchemes, rules, context);
    case 'srcset':
      return value.split(', ').every((candidate) => {
        const [url = '', descriptor = '1x', ...more] = candidate.split(' ');
        return (
          isUrl(url, rules.mediaSchemes, rules, context) &&
          /^[\d.]+[wx]$/.test(descriptor) &&
          more.length === 0
        );
      });
    case 'id':
    case 'headers':
      return value.split(' ').every((id) => id.startsWith(context.idPrefix) && !/\s/.test(id));
    case 'class':
      return value.split(' ').every(rules.allowsClass);
    case 'role':
      return rules.roles.has(value);
    default:
      // Presentation attributes of SVG can load what `url()` and its kin name; an escape could hide one.
      return kind === 'html' || !/[(\\@]/.test(value) || isDrawingFunction(value, context.idPrefix);
  }
}

function isUrl(
  url: string,
  schemes: ReadonlySet<string>,
  { limits }: Rules,
  { relative }: GateContext,
): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: URL parsers skip some of them, so none may be there
  if (url === '' || url.length > limits.url || /[\u0000-\u0020"'<>`\\]/.test(url)) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1];
  if (scheme === undefined) return relative && !/^(?:\/\/|[^/?#]*[:&])/.test(url);
  return schemes.has(scheme) && (!/^https?$/.test(scheme) || /^https?:\/\/[^/?#@]+(?:[/?#]|$)/.test(url));
}

/** A reference into the same entry, or functions of mere numbers. */
function isDrawingFunction(value: string, idPrefix: string): boolean {
  if (value.startsWith(`url(#${idPrefix}`)) return /^url\(#[^\s()"'\\@]+\)$/.test(value);
  return value
    .split(')')
    .every((call) => /^[\s,]*(?:[a-zA-Z]+\([\d\s,.%/e+-]*)?$/.test(call) && !/url|image|src/i.test(call));
}

function refuse(what: string, where: string): never {
  throw new Error(`${what}: ${JSON.stringify(where.slice(0, 80))}`);
}
