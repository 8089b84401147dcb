export { configJsonSchema } from './config/json-schema.ts';
export type { ConfigInput } from './config/planet-config.ts';
