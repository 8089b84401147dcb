export type { ComponentName } from './component-names.ts';
export { type PlanetOptions, planet } from './integration.ts';
