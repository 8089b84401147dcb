import sanitize from '@planet-ceres/sanitize/package.json' with { type: 'json' };
import syndicate from '@planet-ceres/syndicate/package.json' with { type: 'json' };
import timeline from '@planet-ceres/timeline/package.json' with { type: 'json' };
import planet from '../package.json' with { type: 'json' };

/** The versions of what decides how a site comes out. A new one of any makes it come out anew. */
export const packageVersions: Readonly<Record<'planet' | 'sanitize' | 'syndicate' | 'timeline', string>> = {
  planet: planet.version,
  sanitize: sanitize.version,
  syndicate: syndicate.version,
  timeline: timeline.version,
};
