import type { Draft } from './draft.ts';
import { dropButtons } from './feed/buttons.ts';
import type { FeedContext } from './feed/context.ts';
import { wrapTables } from './feed/tables.ts';
import { settleDrafts } from './settle.ts';

/**
 * What an entry shows of its drafts: links and headings settled, buttons dropped, tables wrapped. With a button goes what it
 * held, a place to link to or the highest heading, so the rest is settled again. Throws when that does not come to an end.
 */
export function tidyDrafts(
  drafts: readonly (Draft | string)[],
  context: FeedContext,
  rounds = 4,
): readonly (Draft | string)[] {
  if (rounds === 0) throw new Error('Its links do not come to rest.');
  const settled = settleDrafts(drafts, context);
  const kept = dropButtons(settled, context);
  return kept === settled ? wrapTables(kept, context.rules) : tidyDrafts(kept, context, rounds - 1);
}
