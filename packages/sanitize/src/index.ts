export { excerptHtml } from './excerpt-html.ts';
export { firstImage } from './first-image.ts';
export { htmlToText } from './html-to-text.ts';
export { defaultPolicy, type Policy } from './policy.ts';
export { excerptPolicy, strictPolicy } from './policy-variants.ts';
export { readingTime } from './reading-time.ts';
export { createSanitizer, type SanitizeContext, type SanitizeResult, type Sanitizer } from './sanitizer.ts';
