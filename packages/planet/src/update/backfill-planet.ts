import { type Notice, PlanetError } from '@planet-ceres/model';
import type { MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import { hideSecret } from '../config/secret-address.ts';
import type { Store } from '../store/store.ts';
import { previousPage, readArchive } from './archive.ts';
import { askAndRead } from './ask-and-read.ts';
import { discreetReader } from './discreet-reader.ts';
import { createFeedReader, type FeedReader } from './feed-reader.ts';
import { instant } from './instant.ts';
import { nameOf } from './member-name.ts';
import { openWeb, type Web } from './open-web.ts';
import type { Ask } from './poll-source.ts';
import type { UpdateContext } from './update-planet.ts';

export interface BackfillOptions {
  /** The instant of this backfill, ISO 8601; becomes `seen` of the entries it brings. */
  now: string;
  /** Whose archives. Absent: everybody's. Throws `BAD_CONFIG` for an id that no member has. */
  sourceIds?: readonly string[];
  /** Pages fetched of one archive at most; the next backfill begins anew at the newest. @default 100 */
  pages?: number;
  onReport?: (report: BackfillReport) => void;
  signal?: AbortSignal;
}

/** What one member's archive brought. */
export interface BackfillReport {
  sourceId: string;
  name: string;
  /** `none`: the feed names no archive, or was never read. `cut`: there is more than `pages`. */
  status: 'read' | 'cut' | 'none' | 'failed';
  message: string;
  added: number;
  notices: Notice[];
}

/** Reads archives from their newest page to their oldest, and records a member's entries in one transaction. */
export async function backfillPlanet(
  { config, store, fetcher, threads }: Omit<UpdateContext, 'refresh'>,
  { now: given, sourceIds, pages = 100, onReport, signal = new AbortController().signal }: BackfillOptions,
): Promise<BackfillReport[]> {
  const now = instant(given);
  const members = membersOf(config, sourceIds);
  signal.throwIfAborted();
  const unlock = store.lock();
  const web = openWeb({ config, store, now, fetcher, signal, giveUp: undefined });
  const feedReader = createFeedReader({ threads, signal });
  try {
    return await Promise.all(
      members.map(async (member) => {
        const report = await backfill(member, { store, now, web, feedReader, pages });
        onReport?.(report);
        return report;
      }),
    );
  } finally {
    await Promise.all([web.close(), feedReader.close()]);
    unlock();
  }
}

function membersOf(
  { members }: PlanetConfig,
  sourceIds: readonly string[] | undefined,
): readonly MemberConfig[] {
  const unknown = sourceIds?.filter((id) => !members.some((member) => member.id === id)) ?? [];
  if (unknown.length > 0) {
    throw new PlanetError(
      'BAD_CONFIG',
      `The planet has no member ${unknown.map((id) => `"${id}"`).join(', ')}.`,
      {
        hint: `Its members are: ${members.map(({ id }) => id).join(', ')}.`,
      },
    );
  }
  return members.filter(({ id, disabled }) => (sourceIds ? sourceIds.includes(id) : !disabled));
}

async function backfill(
  member: MemberConfig,
  {
    store,
    now,
    web,
    feedReader,
    pages,
  }: { store: Store; now: string; web: Web; feedReader: FeedReader; pages: number },
): Promise<BackfillReport> {
  const state = store.source(member.id);
  const told = { sourceId: member.id, name: nameOf(member, state) };
  const url = state?.feed && previousPage(state.feed);
  if (!state || url === undefined) {
    const message = state?.feed ? 'The feed names no archive.' : 'The feed was never read yet.';
    return { ...told, status: 'none', message, added: 0, notices: [] };
  }
  const ask: Ask = (request) => web.ask(member, request);
  const discreet = discreetReader(feedReader, member);
  const { entries, gap, ...archive } = await readArchive(
    // Back to the beginning, whatever is there already.
    { url, until: '' },
    {
      ...{ sourceId: member.id, pages, knownIds: () => new Set() },
      fetchPage: (page) => askAndRead({ url: page }, { ask, feedReader: discreet, member, now }),
    },
  );
  const notices = hideSecret(archive.notices, member);
  const { added } = store.record({ sourceId: member.id, now, state, entries });
  const news = `${added === 1 ? '1 entry' : `${added} entries`} from the archive.`;
  const failure = notices.find(({ code }) => code === 'archive-unread');
  if (failure) return { ...told, status: 'failed', message: `${news} ${failure.message}`, added, notices };
  if (gap)
    return { ...told, status: 'cut', message: `${news} There is more than ${pages} pages.`, added, notices };
  return { ...told, status: 'read', message: news, added, notices };
}
