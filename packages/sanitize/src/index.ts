export { excerptHtml } from './excerpt-html.ts';
export { hashPolicy } from './hash-policy.ts';
export { htmlToText } from './html-to-text.ts';
export { defaultPolicy, type Embed, type Limits, type Policy } from './policy.ts';
export { createSanitizer, type SanitizeContext, type SanitizeResult, type Sanitizer } from './sanitizer.ts';
