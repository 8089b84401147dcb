import type { PartOptions } from '../parts.ts';

/** What the parts of this evidence are told: `count` is how many builds are killed, `folder` has the histories. */
export type PlanetOptions = PartOptions;
