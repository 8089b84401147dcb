export type { Notice, SafeHtml } from '@planet-ceres/model';
export { excerptHtml } from './excerpt-html.ts';
export { type EntryImage, firstImage } from './first-image.ts';
export { htmlToText } from './html-to-text.ts';
export { defaultPolicy, type Embed, type Limits, type Policy } from './policy.ts';
export { excerptPolicy, strictPolicy } from './policy-variants.ts';
export { type ReadingTime, readingTime } from './reading-time.ts';
export { createSanitizer, type SanitizeContext, type SanitizeResult, type Sanitizer } from './sanitizer.ts';
