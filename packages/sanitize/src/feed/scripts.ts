import { type ParsedNode, parsedText } from '../parse.ts';
import type { FeedContext } from './context.ts';
import { embedLink, frameUrl, knownPage } from './embeds.ts';
import type { Rewritten } from './transforms.ts';

/**
 * What a reader loses with a script, put in its place: the source of a formula (`math/tex`) as code, the page of a snippet (a gist)
 * as a link. Undefined for any other script.
 */
export function scriptContent(
  { attributes, children }: { attributes: ReadonlyMap<string, string>; children: readonly ParsedNode[] },
  context: FeedContext,
): Rewritten | undefined {
  const type = attributes.get('type')?.toLowerCase() ?? '';
  if (type.startsWith('math/tex'))
    return formula(type, children.map((node) => parsedText(node) ?? '').join(''));
  const address = frameUrl(attributes, context);
  return address !== undefined && knownPage(address, context.rules)
    ? { tag: 'a', ...embedLink(address, attributes.get('title'), context) }
    : undefined;
}

function formula(type: string, written: string): Rewritten | undefined {
  // kramdown hides the source from XML in a TeX comment.
  const text = written
    .replace(/^\s*%\s*<!\[CDATA\[/, '')
    .replace(/%\s*\]\]>\s*$/, '')
    .trim();
  if (text === '') return undefined;
  const tag = type.includes('mode=display') ? 'pre' : 'code';
  return { tag, attributes: new Map([['class', 'language-tex']]), text };
}
