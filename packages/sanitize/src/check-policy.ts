import { PlanetError } from '@planet-ceres/model';
import { shapeProblems } from './check-shape.ts';
import type { Policy } from './policy.ts';

// Elements that run code, load frames, style or refresh the page, or make a tokenizer read on as something else than markup.
const elements = new Set(
  [
    'applet base button embed form frame frameset iframe input link meta noembed noframes noscript object option param',
    'plaintext portal script select selectedcontent slot style template textarea title xmp html head body',
    'animate animateMotion animateTransform annotation desc filter foreignObject image maction semantics set use',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);

// Attributes that load, submit, style, upgrade or name something in a way that nothing here looks after.
const attributes = new Set(
  [
    'action archive attributionsrc autofocus autoplay background classid code codebase command commandfor contenteditable',
    'data download dynsrc form formaction http-equiv imagesrcset is itemscope longdesc lowsrc manifest name nonce part',
    'ping popover popovertarget profile shadowrootmode slot srcdoc style tabindex target usemap values from to by begin',
  ]
    .join(' ')
    .split(' '),
);

const schemes = new Set(
  'about blob data file filesystem intent jar javascript livescript mocha vbscript view-source'.split(' '),
);

/**
 * A policy can only widen or narrow what the sanitizer understands. Throws `PlanetError` `SANITIZER_UNSOUND` for one of another
 * shape, and with every entry that no policy may have: elements and attributes that run code, frame, style or submit; schemes that carry code; elements
 * without those that the sanitizer needs beside them; limits that no browser keeps.
 */
export function checkPolicy(policy: Policy): void {
  const shape = shapeProblems(policy);
  const problems = shape.length > 0 ? shape : contentProblems(policy);
  if (problems.length === 0) return;
  const [first] = problems;
  throw new PlanetError('SANITIZER_UNSOUND', `The policy cannot be used: ${first?.path} ${first?.message}.`, {
    hint:
      shape.length > 0
        ? 'Start from defaultPolicy and change single lines of it: { ...defaultPolicy, headingLevel: 2 }.'
        : 'Leave that line as it is in defaultPolicy.',
    problems,
  });
}

function contentProblems(policy: Policy): Problem[] {
  return [
    ...Object.keys(policy.html).flatMap((name) => elementProblem('html', name)),
    ...policy.mathml.elements.flatMap((name) => elementProblem('mathml.elements', name)),
    ...policy.svg.elements.flatMap((name) => elementProblem('svg.elements', name)),
    ...sharedNames(policy),
    ...policy.attributes.flatMap((name) => attributeProblem('attributes', name)),
    ...Object.entries(policy.html).flatMap(([tag, own]) =>
      own.flatMap((name) => attributeProblem(`html.${tag}`, name)),
    ),
    ...policy.mathml.attributes.flatMap((name) => foreignAttributeProblem('mathml.attributes', name)),
    ...policy.svg.attributes.flatMap((name) => foreignAttributeProblem('svg.attributes', name)),
    ...policy.linkSchemes.flatMap((name) => schemeProblem('linkSchemes', name)),
    ...policy.mediaSchemes.flatMap((name) => schemeProblem('mediaSchemes', name)),
    ...policy.dataImages.types.flatMap(imageProblem),
    ...policy.embeds.flatMap(({ to }) =>
      to === undefined || /^https?:\/\//.test(to) ? [] : problem('embeds', to, 'is no http(s) URL'),
    ),
    ...[...policy.trackers, ...policy.ads, ...policy.shares].flatMap(addressProblem),
    ...Object.entries(policy.styles).flatMap(([css, meaning]) => styleProblem(css, meaning)),
    ...needed(policy),
    ...numberProblem('headingLevel', policy.headingLevel, 6),
    // A browser nests no deeper than 512, and each element may get a list around it.
    ...numberProblem('limits.depth', policy.limits.depth, 250),
  ];
}

interface Problem {
  path: string;
  message: string;
}

const problem = (path: string, value: string, why: string): Problem[] => [
  { path, message: `"${value}" ${why}` },
];

function elementProblem(path: string, name: string): Problem[] {
  if (elements.has(name.toLowerCase())) return problem(path, name, 'is never safe');
  if (path !== 'svg.elements' && name !== name.toLowerCase()) return problem(path, name, 'is not lower case');
  return /^[a-z][a-z0-9]*$/i.test(name) ? [] : problem(path, name, 'is no name of a built-in element');
}

function attributeProblem(path: string, name: string): Problem[] {
  if (/^on/i.test(name) || attributes.has(name.toLowerCase())) return problem(path, name, 'is never safe');
  return /^[a-z][a-z-]*[0-9]?$/i.test(name) ? [] : problem(path, name, 'is no plain attribute name');
}

function foreignAttributeProblem(path: string, name: string): Problem[] {
  if (/^(?:href|src|srcset|poster|cite|filter|cursor)$/i.test(name))
    return problem(path, name, 'loads or links');
  return attributeProblem(path, name);
}

function schemeProblem(path: string, name: string): Problem[] {
  if (schemes.has(name)) return problem(path, name, 'is never safe');
  return /^[a-z][a-z0-9+.-]*$/.test(name) ? [] : problem(path, name, 'is no URL scheme in lower case');
}

function imageProblem(type: string): Problem[] {
  return /^(?:avif|bmp|gif|jpeg|png|webp)$/.test(type)
    ? []
    : problem('dataImages.types', type, 'is none of avif, bmp, gif, jpeg, png, webp');
}

function addressProblem(address: string): Problem[] {
  return /^(?:\*|(?:\*\.)?[a-z0-9.-]+)\/\S*$/.test(address)
    ? []
    : problem('addresses', address, 'is no host with a path');
}

function styleProblem(css: string, meaning: string): Problem[] {
  if (!/^[a-z-]+: [a-z0-9-]+$/.test(css)) return problem('styles', css, 'is no declaration of one word');
  return /^(?:align=(?:center|justify|left|right)|[a-z]+)$/.test(meaning)
    ? []
    : problem(`styles["${css}"]`, meaning, 'is neither an element nor an alignment');
}

/** Elements that the sanitizer itself puts in place of others have to be allowed with those. */
function needed({ html }: Policy): Problem[] {
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
  const pairs = [
    ['li', ['ul']],
    ['dt', ['dl']],
    ['dd', ['dl']],
    ...headings.map((name) => [name, headings] as const),
  ] as const;
  return pairs.flatMap(([name, others]) => {
    const missing = Object.hasOwn(html, name)
      ? others.find((other) => !Object.hasOwn(html, other))
      : undefined;
    return missing === undefined ? [] : problem('html', name, `needs "${missing}" too`);
  });
}

function numberProblem(path: string, value: number, maximum: number): Problem[] {
  return Number.isInteger(value) && value >= 1 && value <= maximum
    ? []
    : problem(path, `${value}`, `is not 1 to ${maximum}`);
}

/** The gate tells namespaces apart by element name, so no name may be in two of them. */
function sharedNames({ html, mathml, svg }: Policy): Problem[] {
  const names = [...Object.keys(html), ...mathml.elements, ...svg.elements].map((name) => name.toLowerCase());
  return names.flatMap((name, at) =>
    names.indexOf(name) === at ? [] : problem('elements', name, 'is named twice'),
  );
}
