import createDOMPurify from 'dompurify';
import type { Draft } from '../draft.ts';
import { engines } from '../engines.ts';
import type { Rules } from '../rules.ts';
import type { Tally } from '../tally.ts';
import { buildBody } from './build.ts';
import type { DomElement } from './dom.ts';
import { createPurifyHost, type PurifyHost, type PurifyWindow } from './window.ts';

/** Layer 2: drafts in, the `<body>` that DOMPurify left out. What it took is added to the tally. Throws when it cannot work. */
export type Purify = (drafts: readonly (Draft | string)[], tally?: Tally) => DomElement;

/** As much of DOMPurify as is used here. */
interface DomPurify {
  isSupported: boolean;
  version: string;
  removed: readonly { element?: { localName?: string }; attribute?: { name?: string } | null }[];
  setConfig(config: object): void;
  sanitize(dirty: string): DomElement | null;
}

/**
 * A DOMPurify of its own for one policy. Throws when it does not support the window, which it otherwise answers by handing
 * back its input unchanged, or when its version is not the one that was tested.
 */
export function createPurify(rules: Rules, host: PurifyHost = createPurifyHost()): Purify {
  // DOMPurify's own types need TypeScript's DOM library; `PurifyWindow` is all it reads.
  const create = createDOMPurify as unknown as (window: PurifyWindow) => DomPurify;
  const purifier = create(host.window);
  if (purifier.isSupported !== true) throw new Error('DOMPurify does not support the window.');
  if (purifier.version !== engines.dompurify) {
    throw new Error(`DOMPurify is ${purifier.version}, not the tested ${engines.dompurify}.`);
  }
  purifier.setConfig(purifyConfig(rules));
  return (drafts, tally) => {
    host.prepare(buildBody(drafts, host));
    try {
      const body = purifier.sanitize('<body>');
      if (body?.nodeType !== 1) throw new Error('DOMPurify returned no tree.');
      for (const { element, attribute } of purifier.removed) {
        tally?.add(attribute ? `@${attribute.name}` : (element?.localName ?? 'other'));
      }
      return body;
    } finally {
      host.prepare(undefined);
    }
  };
}

function purifyConfig({ policy, elements, drop, linkSchemes, mediaSchemes }: Rules): object {
  const attributes = new Set([...elements.values()].flatMap((element) => [...element.attributes]));
  const schemes = [...linkSchemes, ...mediaSchemes].map((scheme) => scheme.replace(/[.+-]/g, '\\$&'));
  return {
    RETURN_DOM: true,
    ALLOWED_TAGS: ['body', ...elements.keys()],
    ALLOWED_ATTR: [...attributes],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    ADD_FORBID_CONTENTS: [...drop],
    // Applied to every value, not only to URLs: a value without a colon in its first word is no URL with a scheme.
    ALLOWED_URI_REGEXP: new RegExp(`^(?:(?:${schemes.join('|')}):|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))`, 'i'),
    ADD_DATA_URI_TAGS: policy.dataImages.types.length > 0 ? ['img'] : [],
  };
}
