// What threads load instead of the module that normalizes: a body says what it does to its reader.
import { PlanetError } from '@planet-ceres/model';
import type { ReadTask } from '../src/update/read-body.ts';
import type { Reading } from '../src/update/reading.ts';

export function readBody({ body }: ReadTask): Reading {
  const title = new TextDecoder().decode(body.bytes);
  const filled: number[][] = [];
  while (title === 'never ends');
  while (title === 'fills the memory') filled.push(new Array(1e6).fill(0));
  if (title === 'throws') throw new PlanetError('STORE_BROKEN', 'it fell');
  return { isFeed: true, feed: { format: 'rss', title, authors: [] }, entries: [], notices: [] };
}
