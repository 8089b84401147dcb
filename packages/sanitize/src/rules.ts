import { addressTest } from './feed/addresses.ts';
import type { Embed, Limits, Policy } from './policy.ts';

/** Which vocabulary an element belongs to. */
export type Kind = 'html' | 'mathml' | 'svg';

/** A policy made ready to be asked often. */
export interface Rules {
  policy: Policy;
  /** Every allowed element by its exact name, with its vocabulary and its attributes. */
  elements: ReadonlyMap<string, { kind: Kind; attributes: ReadonlySet<string> }>;
  drop: ReadonlySet<string>;
  transparent: ReadonlySet<string>;
  rename: ReadonlyMap<string, string>;
  linkSchemes: ReadonlySet<string>;
  mediaSchemes: ReadonlySet<string>;
  dataImage: RegExp;
  allowsClass: (name: string) => boolean;
  dropClasses: ReadonlySet<string>;
  roles: ReadonlySet<string>;
  styles: ReadonlyMap<string, string>;
  isTracker: (url: string) => boolean;
  isAd: (url: string) => boolean;
  isShare: (url: string) => boolean;
  isTrackingParameter: (name: string) => boolean;
  embeds: readonly { embed: Embed; patterns: readonly RegExp[] }[];
  limits: Limits;
}

export function compileRules(policy: Policy): Rules {
  const { mathml, svg } = policy;
  const foreign = (
    kind: Kind,
    { elements, attributes }: { elements: readonly string[]; attributes: readonly string[] },
  ) => {
    const own = new Set(attributes);
    return elements.map((name) => [name, { kind, attributes: own }] as const);
  };
  const html = Object.entries(policy.html).map(([name, own]) => {
    return [name, { kind: 'html' as Kind, attributes: new Set([...policy.attributes, ...own]) }] as const;
  });
  return {
    policy,
    elements: new Map([...html, ...foreign('mathml', mathml), ...foreign('svg', svg)]),
    drop: new Set(policy.drop.filter((name) => !Object.hasOwn(policy.html, name))),
    transparent: new Set(policy.transparent),
    rename: new Map(Object.entries(policy.rename)),
    linkSchemes: new Set(policy.linkSchemes),
    mediaSchemes: new Set(policy.mediaSchemes),
    dataImage: new RegExp(
      `^data:image/(?:${policy.dataImages.types.join('|') || '(?!)'});base64,[A-Za-z0-9+/]+={0,2}$`,
    ),
    allowsClass: nameTest(policy.classes),
    dropClasses: new Set(policy.dropClasses),
    roles: new Set(policy.roles),
    styles: new Map(Object.entries(policy.styles)),
    isTracker: addressTest(policy.trackers),
    isAd: addressTest(policy.ads),
    isShare: addressTest(policy.shares),
    isTrackingParameter: nameTest(policy.linkParameters),
    embeds: policy.embeds.map((embed) => ({ embed, patterns: embed.from.map(embedPattern) })),
    limits: policy.limits,
  };
}

function nameTest(patterns: readonly string[]): (name: string) => boolean {
  const exact = new Set(patterns.filter((pattern) => !pattern.endsWith('*')));
  const starts = patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1));
  return (name) => exact.has(name) || starts.some((start) => name.startsWith(start));
}

/** `www.youtube.com/embed/*` as an expression over host and path, a trailing slash allowed. */
function embedPattern(from: string): RegExp {
  const literal = from.replace(/[.\\+?^${}()|[\]]/g, '\\$&');
  return new RegExp(
    `^${literal.replace(/\*\*|\*/g, (star) => (star === '*' ? '([\\w-]+)' : '([^?#]+)'))}/?$`,
  );
}
