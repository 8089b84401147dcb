import type { Draft } from './draft.ts';
import type { FeedContext } from './feed/context.ts';
import { hrefValue, idsOf } from './feed/fragments.ts';
import { highestHeading, shiftHeading } from './feed/headings.ts';
import { linkAttributes } from './feed/links.ts';

/** Settles what depends on the entry as a whole: where links lead, which level a heading gets. */
export function settleDrafts(drafts: readonly (Draft | string)[], context: FeedContext): (Draft | string)[] {
  const ids = idsOf(drafts);
  const highest = highestHeading(drafts);
  const settle = (node: Draft | string): Draft | string => {
    if (typeof node === 'string') return node;
    const { tag, kind, attributes, children } = node;
    return {
      kind,
      tag: shiftHeading(tag, highest, context.rules.policy.headingLevel),
      attributes: tag === 'a' ? linkAttributes(withHref(attributes, ids, context)) : attributes,
      children: children.map(settle),
    };
  };
  return drafts.map(settle);
}

function withHref(
  attributes: ReadonlyMap<string, string>,
  ids: ReadonlySet<string>,
  context: FeedContext,
): ReadonlyMap<string, string> {
  const written = attributes.get('href');
  if (written === undefined) return attributes;
  const href = hrefValue(written, ids, context);
  if (href !== undefined) return new Map(attributes).set('href', href);
  context.tally.add('@href');
  return new Map([...attributes].filter(([name]) => name !== 'href'));
}
