import type { RawEntry } from './entries.ts';

/** Markup in, clean markup out. */
export type Cleaner = (entry: RawEntry) => string;

export type CleanerName = 'planet-ceres' | 'jsdom + DOMPurify' | 'sanitize-html' | 'hast-util-sanitize';

/** The rivals get the elements of our default policy, where they can be told, and else stay as they come. They resolve no URLs. */
const makers: Record<CleanerName, () => Promise<Cleaner>> = {
  async 'planet-ceres'() {
    // As it is built: nobody who installs it strips types when it starts.
    const built = new URL('../../packages/sanitize/dist/index.js', import.meta.url);
    const { createSanitizer }: typeof import('../../packages/sanitize/src/index.ts') = await import(
      built.href
    );
    const sanitizer = createSanitizer();
    return ({ html, baseUrl }) => sanitizer.sanitize(html, baseUrl ? { baseUrl } : {}).html;
  },

  async 'jsdom + DOMPurify'() {
    const [{ JSDOM }, { default: createDOMPurify }, { defaultPolicy }] = await Promise.all([
      import('jsdom'),
      import('dompurify'),
      import('../../packages/sanitize/src/policy.ts'),
    ]);
    const purifier = createDOMPurify(new JSDOM('').window);
    const { html, mathml, svg, attributes } = defaultPolicy;
    const config = {
      ALLOWED_TAGS: [...Object.keys(html), ...mathml.elements, ...svg.elements],
      ALLOWED_ATTR: [...attributes, ...Object.values(html).flat(), ...mathml.attributes, ...svg.attributes],
    };
    return (entry) => purifier.sanitize(entry.html, config);
  },

  async 'sanitize-html'() {
    const [{ default: sanitizeHtml }, { defaultPolicy }] = await Promise.all([
      import('sanitize-html'),
      import('../../packages/sanitize/src/policy.ts'),
    ]);
    const options = {
      allowedTags: Object.keys(defaultPolicy.html),
      allowedAttributes: { '*': defaultPolicy.attributes, ...defaultPolicy.html },
    };
    return ({ html }) => sanitizeHtml(html, options);
  },

  async 'hast-util-sanitize'() {
    const [{ unified }, { default: parse }, { default: sanitize }, { default: stringify }] =
      await Promise.all([
        import('unified'),
        import('rehype-parse'),
        import('rehype-sanitize'),
        import('rehype-stringify'),
      ]);
    const processor = unified().use(parse, { fragment: true }).use(sanitize).use(stringify).freeze();
    return ({ html }) => String(processor.processSync(html));
  },
};

export function createCleaner(name: CleanerName): Promise<Cleaner> {
  return makers[name]();
}
