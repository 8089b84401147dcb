import { createBudget, outputLimit } from './budget.ts';
import { createPurify, type Purify } from './dom/purify.ts';
import type { FeedContext } from './feed/context.ts';
import { filterTree } from './filter.ts';
import { gate } from './gate.ts';
import { parse } from './parse.ts';
import { isPlainlyNested } from './plainly-nested.ts';
import type { Rules } from './rules.ts';
import { serializeDom, serializeParsed } from './serialize.ts';
import { tidyDrafts } from './tidy.ts';

/** What one entry brings along. */
export type EntryContext = Omit<FeedContext, 'rules' | 'budget'>;

/** The sanitizer's layers, each of which holds on its own. All of them throw at what they will not let pass. */
export interface Layers {
  /** 1–3: parse and filter, purify, serialize. */
  clean(html: string, context: EntryContext): string;
  /** 4: the proof over the string. */
  gate(html: string, context: EntryContext): void;
  /** 5: whether a parser reads the string and would write it again as it is. */
  isStable(html: string): boolean;
}

/** The layers for a set of rules, which hold no state but DOMPurify's. */
export function createLayers(rules: Rules, purify: Purify = createPurify(rules)): Layers {
  return {
    clean(html, context) {
      const limit = outputLimit(html, rules.limits);
      const entry = { ...context, rules, budget: createBudget(limit) };
      const drafts = tidyDrafts(filterTree(parse(html, rules.limits), entry), entry);
      return serializeDom(purify(drafts, context.tally), limit);
    },
    gate: (html, { idPrefix, baseUrl }) => gate(html, rules, { idPrefix, relative: !baseUrl }),
    isStable: (html) =>
      isPlainlyNested(html) ||
      serializeParsed(parse(html, rules.limits), outputLimit(html, rules.limits)) === html,
  };
}
