export type { Format } from './format.ts';
export { formats } from './formats.ts';
export { syndicate } from './syndicate.ts';
