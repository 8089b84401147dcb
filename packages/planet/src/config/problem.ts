import type { PlanetError } from '@planet-ceres/model';

/** One thing wrong with a config: where, what, and what was probably meant. */
export type Problem = PlanetError['problems'][number];

/** Takes note of what is wrong, so that everything can be told at once. */
export type Report = (path: string, message: string, hint?: string) => void;
