import type { Edition } from '@planet-ceres/model';
import { isIri, tagUri } from './iri.ts';

/**
 * The combined feed's own id (RFC 4287 §4.2.6): what a predecessor gave it, else where the Atom feed of the front page
 * is published, else a `tag:` URI of the planet's title.
 */
export function feedId({ planet, view }: Edition): string {
  if (planet.feedId !== undefined && isIri(planet.feedId)) return planet.feedId;
  if (planet.url !== undefined) return new URL('atom.xml', planet.url).href;
  return view === undefined ? tagUri(undefined, planet.title) : tagUri(undefined, planet.title, view);
}
