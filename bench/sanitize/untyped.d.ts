// As much as the bench uses of rivals that come without types.
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string);
    window: import('dompurify').WindowLike;
  }
}

declare module 'sanitize-html' {
  interface Options {
    allowedTags?: readonly string[];
    allowedAttributes?: Readonly<Record<string, readonly string[]>>;
  }
  // biome-ignore lint/style/noDefaultExport: it is theirs
  export default function sanitizeHtml(html: string, options?: Options): string;
}
