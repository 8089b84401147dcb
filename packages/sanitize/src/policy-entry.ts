export { hashPolicy } from './hash-policy.ts';
export { defaultPolicy, type Embed, type Limits, type Policy } from './policy.ts';
export { excerptPolicy, strictPolicy } from './policy-variants.ts';
