import type { RawEntry } from '../../../bench/sanitize/entries.ts';
import { excerptHtml } from '../../../packages/sanitize/src/excerpt-html.ts';
import { gate } from '../../../packages/sanitize/src/gate.ts';
import { defaultPolicy } from '../../../packages/sanitize/src/policy.ts';
import { compileRules } from '../../../packages/sanitize/src/rules.ts';
import type { SanitizeContext, SanitizeResult, Sanitizer } from '../../../packages/sanitize/src/sanitizer.ts';

/** What became of markup, and what is wrong with that, as sentences. */
export interface Tried {
  result: SanitizeResult;
  broken: string[];
}

const rules = compileRules(defaultPolicy);

/** Where markup may stand that has no place of its own. */
export const contexts: readonly SanitizeContext[] = [{}, { baseUrl: 'https://feed.example/entry/' }];

/** Sanitizes with the default policy, asks the gate once more, and sanitizes what came out. */
export function tryMarkup(sanitizer: Sanitizer, html: string, context: SanitizeContext): Tried {
  const result = sanitizer.sanitize(html, context);
  const broken: string[] = [];
  const { baseUrl, idPrefix = 'user-content-' } = context;
  try {
    gate(result.html, rules, { idPrefix, relative: baseUrl === undefined });
  } catch (error) {
    broken.push(`The gate refuses it: ${error instanceof Error ? error.message : error}`);
  }
  const again = sanitizer.sanitize(result.html, context);
  if (again.html !== result.html) broken.push(`A second pass makes of it ${JSON.stringify(again.html)}`);
  return { result, broken };
}

/** What a page shows of one: the whole in each context, and an excerpt. */
export function shownOf(
  sanitizer: Sanitizer,
  html: string,
): { outputs: string[]; broken: string[]; fallbacks: number } {
  const tried = contexts.map((context) => tryMarkup(sanitizer, html, context));
  const excerpts = tried.slice(0, 1).map(({ result }) => excerptHtml(result.html, { words: 5 }));
  return {
    outputs: [...tried.map(({ result }) => result.html), ...excerpts],
    broken: tried.flatMap(({ broken }) => broken),
    fallbacks: tried.filter(({ result }) => result.fallback !== undefined).length,
  };
}

/** The place of a real entry. */
export function contextOf({ baseUrl }: RawEntry): SanitizeContext {
  return baseUrl && URL.canParse(baseUrl) ? { baseUrl } : {};
}
