import { readFileSync } from 'node:fs';
import { PlanetError } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { createDocument, type DomDocument } from './dom/dom.ts';
import { createPurify, type Purify } from './dom/purify.ts';
import { createPurifyHost, type PurifyHost, type PurifyWindow } from './dom/window.ts';
import { engines } from './engines.ts';
import { createLayers } from './layers.ts';
import { defaultPolicy } from './policy.ts';
import { compileRules } from './rules.ts';
import { assembleSanitizer, createSanitizer } from './sanitizer.ts';
import { checkPurify, checkSanitizer } from './self-test.ts';

const rules = compileRules(defaultPolicy);

function hostWith(change: (window: PurifyWindow) => Partial<PurifyWindow>): PurifyHost {
  const host = createPurifyHost();
  return { ...host, window: { ...host.window, ...change(host.window) } };
}

/** The prototype without one of its members, so that DOMPurify finds nothing there. */
function without(name: string, { prototype }: { prototype: object }): { prototype: object } {
  const members = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(
    ([member]) => member !== name,
  );
  return { prototype: Object.defineProperties({}, Object.fromEntries(members)) };
}

/** linkedom's own document where ours has an addition. */
function documentWithout(name: string, { document }: PurifyWindow): DomDocument {
  const plain = createDocument();
  const additions = Object.entries(Object.getOwnPropertyDescriptors(document)).filter(
    ([member]) =>
      ['createNodeIterator', 'getElementsByTagName', 'implementation'].includes(member) && member !== name,
  );
  return Object.defineProperties(plain, Object.fromEntries(additions));
}

// What a window says of something it does not have; the types do not allow for that.
const absent = undefined as never;

const mutations: [string, PurifyHost][] = [
  ...['parentNode', 'childNodes', 'nextSibling', 'namespaceURI', 'removeAttributeNode'].map(
    (name): [string, PurifyHost] => [
      `Element.prototype.${name}`,
      hostWith(({ Element }) => ({ Element: without(name, Element) })),
    ],
  ),
  ...['nodeType', 'nodeName'].map((name): [string, PurifyHost] => [
    `Node.prototype.${name}`,
    hostWith(({ Node }) => ({ Node: without(name, Node) })),
  ]),
  ...['createNodeIterator', 'getElementsByTagName', 'implementation'].map((name): [string, PurifyHost] => [
    `document.${name}`,
    hostWith((window) => ({ document: documentWithout(name, window) })),
  ]),
  ['NodeFilter', hostWith(() => ({ NodeFilter: absent }))],
  ['DOMParser', hostWith(() => ({ DOMParser: absent }))],
  ['Node', hostWith(() => ({ Node: absent }))],
  ['Element', hostWith(() => ({ Element: absent }))],
];

test('the sanitizer passes its self-test', () => {
  expect(() => checkPurify(createPurify(rules))).not.toThrow();
  expect(() => checkSanitizer(createSanitizer())).not.toThrow();
});

test.each(mutations)('a window without %s does not pass the self-test', (_, host) => {
  expect(() => checkPurify(createPurify(rules, host))).toThrow();
});

test('a DOMPurify that hands back what it got, or nothing, does not pass the self-test', () => {
  const sound = createPurify(rules);
  const lazy: Purify = (drafts) => sound(drafts.slice(0, -1));
  const none: Purify = () => {
    throw new Error('DOMPurify returned no tree.');
  };
  expect(() => checkPurify(lazy)).toThrow(/^DOMPurify left/);
  expect(() => checkPurify(none)).toThrow(/no tree/);
});

test('a sanitizer that falls back to text does not pass the self-test', () => {
  const layers = { ...createLayers(rules), isStable: () => false };
  expect(() => checkSanitizer(assembleSanitizer(defaultPolicy, layers))).toThrow(/come to rest/);
});

test('an unsound policy is refused with every entry that makes it so', () => {
  const html = { ...defaultPolicy.html, script: [], p: ['onclick', 'style'], 'x-y': [] };
  const problem = thrownBy(() =>
    createSanitizer({ ...defaultPolicy, html, linkSchemes: ['https', 'javascript'] }),
  );
  expect(problem).toBeInstanceOf(PlanetError);
  expect(problem).toMatchObject({
    code: 'SANITIZER_UNSOUND',
    message: 'The policy cannot be used: html "script" is never safe.',
    problems: [
      { path: 'html', message: '"script" is never safe' },
      { path: 'html', message: '"x-y" is no name of a built-in element' },
      { path: 'html.p', message: '"onclick" is never safe' },
      { path: 'html.p', message: '"style" is never safe' },
      { path: 'linkSchemes', message: '"javascript" is never safe' },
    ],
  });
});

test('a policy needs what the sanitizer puts in place of what it allows, and limits that a browser keeps', () => {
  const { ul: _, h6: __, ...html } = defaultPolicy.html;
  const limits = { ...defaultPolicy.limits, depth: 500 };
  expect(thrownBy(() => createSanitizer({ ...defaultPolicy, html, limits, headingLevel: 7 }))).toMatchObject({
    code: 'SANITIZER_UNSOUND',
    problems: [
      { path: 'html', message: '"li" needs "ul" too' },
      ...[1, 2, 3, 4, 5].map((level) => ({ path: 'html', message: `"h${level}" needs "h6" too` })),
      { path: 'headingLevel', message: '"7" is not 1 to 6' },
      { path: 'limits.depth', message: '"500" is not 1 to 250' },
    ],
  });
});

test('a policy says by host and path what to take away, and by single words what a style means', () => {
  const changes = {
    trackers: ['stats.example'],
    ads: ['https://ads.example/'],
    shares: ['*.share.example/to', '*/share.php'],
    styles: {
      'font-weight: bold': 'b onclick',
      'background: url(x)': 'b',
      'text-align: start': 'align=start',
    },
  };
  expect(thrownBy(() => createSanitizer({ ...defaultPolicy, ...changes }))).toMatchObject({
    code: 'SANITIZER_UNSOUND',
    problems: [
      { path: 'addresses', message: '"stats.example" is no host with a path' },
      { path: 'addresses', message: '"https://ads.example/" is no host with a path' },
      { path: 'styles["font-weight: bold"]', message: '"b onclick" is neither an element nor an alignment' },
      { path: 'styles', message: '"background: url(x)" is no declaration of one word' },
      {
        path: 'styles["text-align: start"]',
        message: '"align=start" is neither an element nor an alignment',
      },
    ],
  });
});

test('the engines are those that were tested', () => {
  for (const name of ['dompurify', 'linkedom', 'parse5'] as const) {
    const manifest = readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ name, version: engines[name] });
  }
});

function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
