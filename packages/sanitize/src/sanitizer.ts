import type { Notice, SafeHtml } from '@planet-ceres/model';
import { PlanetError } from '@planet-ceres/model';
import { cleanCharacters } from './characters.ts';
import { checkPolicy } from './check-policy.ts';
import { createPurify } from './dom/purify.ts';
import { escapeText } from './escape.ts';
import { idPrefixOf } from './feed/ids.ts';
import { hashPolicy } from './hash-policy.ts';
import { createLayers, type EntryContext, type Layers } from './layers.ts';
import { noticesOf } from './notices.ts';
import { plainText } from './plain-text.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { compileRules } from './rules.ts';
import { markSafe } from './safe-html.ts';
import { checkPurify, checkSanitizer } from './self-test.ts';
import { createTally } from './tally.ts';

/** Where an entry stands. */
export interface SanitizeContext {
  /** Absolute http(s) URL that relative ones start from. Absent, longer than `limits.url` or anything else: they stay relative. */
  baseUrl?: string;
  /** What ids of this entry start with, so that two entries on a page may use the same ones. @default 'user-content-' */
  idPrefix?: string;
}

export interface SanitizeResult {
  /** Balanced, self-contained markup: put it inside an `<article>` and nothing around it changes. */
  html: SafeHtml;
  notices: Notice[];
  /** What was taken out: elements by name, attributes as `@name`, counting images as `tracker`. */
  removed: Record<string, number>;
  /** Why the entry is shown as plain text. Absent when its markup was kept. */
  fallback?: string;
}

export interface Sanitizer {
  /**
   * Markup as a feed delivered it in, safe markup out. Never throws for what a feed can contain: whatever cannot be shown to be
   * safe comes out as escaped text, with `fallback` saying why. A second pass with the same context changes nothing. Throws a
   * `TypeError` for anything but a string.
   */
  sanitize(html: string, context?: SanitizeContext): SanitizeResult;
  /** How many entries are shown as plain text so far, by reason: `fallback` without the place it quotes. */
  fallbacks(): Record<string, number>;
  /** Changes with the policy, the versions of the engines and our own rules: the key for a memo of results. */
  hash: string;
}

/**
 * A sanitizer for a policy. Throws `PlanetError` `SANITIZER_UNSOUND` when the policy allows what none may, or when DOMPurify
 * and the DOM under it do not pass the self-test byte for byte. Costs some 50 ms; make one and keep it.
 */
export function createSanitizer(policy: Policy = defaultPolicy): Sanitizer {
  checkPolicy(policy);
  try {
    const rules = compileRules(defaultPolicy);
    const purify = createPurify(rules);
    checkPurify(purify);
    const sanitizer = assembleSanitizer(defaultPolicy, createLayers(rules, purify));
    checkSanitizer(sanitizer);
    return policy === defaultPolicy
      ? sanitizer
      : assembleSanitizer(policy, createLayers(compileRules(policy)));
  } catch (cause) {
    throw new PlanetError('SANITIZER_UNSOUND', `The sanitizer failed its self-test: ${messageOf(cause)}`, {
      hint: 'Install exactly the versions of dompurify, linkedom and parse5 that this package asks for.',
      cause,
    });
  }
}

/** A sanitizer from its layers. */
export function assembleSanitizer(policy: Policy, layers: Layers): Sanitizer {
  const fallbacks = createTally({ longest: 80 });
  return {
    hash: hashPolicy(policy),
    fallbacks: () => fallbacks.toRecord(),
    sanitize(html, { baseUrl, idPrefix = 'user-content-' } = {}) {
      requireText('html', html);
      if (baseUrl !== undefined) requireText('baseUrl', baseUrl);
      requireText('idPrefix', idPrefix);
      const tally = createTally();
      const context = { baseUrl: httpUrl(baseUrl, policy.limits.url), idPrefix: idPrefixOf(idPrefix), tally };
      try {
        if (html.length > policy.limits.length)
          throw new Error(`It is longer than ${policy.limits.length} characters.`);
        const safe = settle(html, layers, context);
        return { html: markSafe(safe), notices: noticesOf(tally), removed: tally.toRecord() };
      } catch (error) {
        const fallback = messageOf(error);
        fallbacks.add(fallback.replace(/: ".*/s, ''));
        return {
          html: escapedText(html, policy.limits.length),
          notices: noticesOf(tally, fallback),
          removed: tally.toRecord(),
          fallback,
        };
      }
    },
  };
}

/** Layer 5: markup that a parser reads and would write again as it is. Each round starts from the one before; four are allowed. */
function settle(html: string, { clean, gate, isStable }: Layers, context: EntryContext): string {
  let out = clean(html, context);
  for (let round = 1; !isStable(out); round += 1) {
    if (round === 4) throw new Error('It does not come to rest as the same markup.');
    // The report is of the feed's markup, not of ours.
    out = clean(out, { ...context, tally: createTally() });
  }
  gate(out, context);
  return out;
}

function escapedText(html: string, limit: number): SafeHtml {
  const escaped = escapeText(plainText(html.slice(0, limit)));
  if (html.length <= limit && escaped.length <= limit) return markSafe(escaped);
  // Not in the middle of a reference or a surrogate pair, and no longer than what a second pass would accept.
  return markSafe(`${cleanCharacters(escaped.slice(0, limit - 2).replace(/&[a-z]*$/, ''))}…`);
}

function requireText(name: string, value: unknown): void {
  if (typeof value === 'string') return;
  const what = value === null ? 'null' : (Object(value).constructor?.name ?? typeof value);
  throw new TypeError(`sanitize() takes ${name} as a string, not ${what}.`);
}

/** Every relative URL costs the time to read the base again, so a long one is none. */
function httpUrl(url: string | undefined, limit: number): URL | undefined {
  const parsed = url === undefined || url.length > limit ? undefined : URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) && parsed.href.length <= limit ? parsed : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : String(error).slice(0, 200);
}
