import type { Edition } from '@planet-ceres/model';

/** One way to publish an edition. The same edition gives the same text. */
export interface Format {
  /** The name of the file, which is also the end of its URL: `atom.xml`. */
  path: string;
  /** Media type. */
  type: string;
  /** What readers call the format. */
  title: string;
  /** Whether it is for feed readers, which pages announce it to. The others are lists of members. */
  announced: boolean;
  render(edition: Edition): string;
}

/** Who writes the documents, as they state it themselves. */
export const GENERATOR = {
  name: 'Planet Ceres',
  url: 'https://github.com/planet-ceres/planet-ceres',
} as const;
