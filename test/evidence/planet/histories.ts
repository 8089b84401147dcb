import type { Planet } from '../../../packages/planet/src/index.ts';
import type { Figure } from '../figure.ts';
import { readHistories } from './histories/read-history.ts';
import { type Replay, replay } from './histories/replay.ts';
import type { Post } from './histories/same-post.ts';
import type { PlanetOptions } from './options.ts';

/** Feeds that were recorded several times, each version through an update of its own: nothing twice, nothing lost, nothing old on top. */
export async function histories({ folder }: PlanetOptions): Promise<Figure[]> {
  if (folder === undefined) return [];
  const replays: Replay[] = [];
  for (const history of readHistories(folder)) {
    const found = await replay(history, explainAbsence);
    replays.push(found);
    tell(history.slug, found);
  }
  const sum = (read: (one: Replay) => number) => replays.reduce((total, one) => total + read(one), 0);
  return [
    { name: 'histories: feeds', value: replays.length, atLeast: 1 },
    { name: 'histories: versions replayed', value: sum(({ versions }) => versions), atLeast: 1 },
    { name: 'histories: posts shown in the end', value: sum(({ shown }) => shown) },
    { name: 'histories: posts shown twice', value: sum(({ twice }) => twice.length), atMost: 0 },
    { name: 'histories: posts lost', value: sum(({ lost }) => lost.length), atMost: 0 },
    {
      name: 'histories: posts lost and not explained',
      value: sum(({ unexplained }) => unexplained.length),
      atMost: 0,
    },
    { name: 'histories: old posts resurfaced', value: sum(({ resurfaced }) => resurfaced.length), atMost: 0 },
  ];
}

/** Asks a planet why no page shows a post. It cannot say if it does not know the post, or gives no reason. */
async function explainAbsence(planet: Planet, { url, id }: Post): Promise<string | undefined> {
  const { entries } = await planet.explain(url ?? id, { now: new Date(0).toISOString() });
  const reasons = entries.flatMap(({ places }) => places.flatMap(({ because }) => because?.message ?? []));
  return reasons.length > 0 ? reasons.join(' ') : undefined;
}

function tell(slug: string, found: Replay): void {
  for (const kind of ['twice', 'lost', 'unexplained', 'resurfaced'] as const) {
    const posts = found[kind];
    if (posts.length > 0) console.log(`histories, ${slug}: ${posts.length} ${kind}, the first ${posts[0]}`);
  }
}
