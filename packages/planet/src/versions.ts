import normalize from '@planet-ceres/normalize/package.json' with { type: 'json' };
import sanitize from '@planet-ceres/sanitize/package.json' with { type: 'json' };
import syndicate from '@planet-ceres/syndicate/package.json' with { type: 'json' };
import timeline from '@planet-ceres/timeline/package.json' with { type: 'json' };
import planet from '../package.json' with { type: 'json' };

/** The versions of what decides what a planet reads, and of what decides how its site comes out. */
export const packageVersions: Readonly<
  Record<'normalize' | 'planet' | 'sanitize' | 'syndicate' | 'timeline', string>
> = {
  normalize: normalize.version,
  planet: planet.version,
  sanitize: sanitize.version,
  syndicate: syndicate.version,
  timeline: timeline.version,
};
