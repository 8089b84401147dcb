import { expect, test } from 'vitest';
import { payloads } from '../fixtures/payloads.ts';
import { buildBody } from './dom/build.ts';
import { createPurify, type Purify } from './dom/purify.ts';
import { createPurifyHost } from './dom/window.ts';
import type { Draft } from './draft.ts';
import { gate } from './gate.ts';
import { createLayers, type Layers } from './layers.ts';
import { type ParsedNode, parse, parsedElement, parsedText } from './parse.ts';
import { defaultPolicy } from './policy.ts';
import { compileRules, type Kind } from './rules.ts';
import { assembleSanitizer } from './sanitizer.ts';
import { serializeDom } from './serialize.ts';

const rules = compileRules(defaultPolicy);
const purify = createPurify(rules);
const all = createLayers(rules, purify);
const inputs = Object.values(payloads).flat();

const host = createPurifyHost();
const trusting: Purify = (drafts) => buildBody(drafts, host);
const unfiltered = (html: string) => draftsOf(parse(html, rules.limits));

/** Drafts of a parsed tree as it is, nothing taken out. */
function draftsOf(nodes: readonly ParsedNode[]): (Draft | string)[] {
  return nodes.flatMap((node) => {
    const element = parsedElement(node);
    if (!element) return parsedText(node) ?? [];
    const kind: Kind = element.namespaceURI.endsWith('svg')
      ? 'svg'
      : element.namespaceURI.endsWith('MathML')
        ? 'mathml'
        : 'html';
    const attributes = new Map(
      element.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
    );
    return { kind, tag: element.tagName, attributes, children: draftsOf(element.childNodes) };
  });
}

/** What the sanitizer makes of every payload with some of its layers taken out. */
function outputsWith(layers: Partial<Layers>): { html: string; fallback?: string }[] {
  const sanitizer = assembleSanitizer(defaultPolicy, { ...all, ...layers });
  return inputs.map((input) => sanitizer.sanitize(input));
}

function passesGate(html: string): boolean {
  try {
    gate(html, rules, { idPrefix: 'user-content-', relative: true });
    return true;
  } catch {
    return false;
  }
}

test.each<[string, Partial<Layers>]>([
  ['our filter (1)', { clean: (html) => serializeDom(purify(unfiltered(html))) }],
  ['DOMPurify (2)', createLayers(rules, trusting)],
  ['the fixpoint (5)', { isStable: () => true }],
  [
    'our filter, DOMPurify and the fixpoint (1, 2, 5)',
    { clean: (html) => serializeDom(trusting(unfiltered(html))), isStable: () => true },
  ],
])('without %s nothing leaves that the gate has not passed or that is not plain text', (_, layers) => {
  for (const { html, fallback } of outputsWith(layers)) {
    if (fallback === undefined) expect(passesGate(html), html).toBe(true);
    else expect(html).not.toMatch(/[<>]/);
  }
});

test.each<[string, Partial<Layers>]>([
  ['the gate (4)', { gate: () => {} }],
  ['DOMPurify and the gate (2, 4)', { ...createLayers(rules, trusting), gate: () => {} }],
  ['the gate and the fixpoint (4, 5)', { gate: () => {}, isStable: () => true }],
])('even without %s all that leaves would have passed the gate', (_, layers) => {
  for (const { html, fallback } of outputsWith(layers)) {
    expect(fallback).toBeUndefined();
    expect(passesGate(html), html).toBe(true);
  }
});

test('DOMPurify alone, with neither filter nor gate, still lets no code through', () => {
  const outputs = outputsWith({
    clean: (html) => serializeDom(purify(unfiltered(html))),
    gate: () => {},
    isStable: () => true,
  });
  for (const { html } of outputs) {
    expect(html).not.toMatch(/<(?:script|style|iframe|object|embed|form|template|base|meta|link)\b/i);
    expect(html.replace(/="[^"]*"/g, '')).not.toMatch(/<[^>]*\son/i);
    expect(html).not.toMatch(/(?:href|src|cite|poster)="\s*(?:javascript|vbscript):/i);
  }
});

test('without filter and DOMPurify the gate has a lot to refuse, so the tests above show something', () => {
  const refused = outputsWith({
    clean: (html) => serializeDom(trusting(unfiltered(html))),
    isStable: () => true,
  });
  expect(refused.filter(({ fallback }) => fallback !== undefined).length).toBeGreaterThan(120);
});
