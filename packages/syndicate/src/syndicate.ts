import type { Edition } from '@planet-ceres/model';
import { formats } from './formats.ts';

/** An edition in every format, as the files to publish: name, media type and text. */
export function syndicate(edition: Edition): { path: string; type: string; body: string }[] {
  return formats.map(({ path, type, render }) => ({ path, type, body: render(edition) }));
}
