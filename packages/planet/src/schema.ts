export { configNames } from './config/find-config.ts';
export { configJsonSchema } from './config/json-schema.ts';
export type { ConfigInput } from './config/planet-config.ts';
