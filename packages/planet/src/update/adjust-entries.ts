import type { RawEntry } from '@planet-ceres/model';
import type { IgnoredField, MemberConfig } from '../config/planet-config.ts';
import type { FeedBody } from '../store/store.ts';
import type { Reading } from './reading.ts';

/** What a member's config says of its entries while they are read. */
export interface Adjustment extends Pick<MemberConfig, 'futureDates' | 'base'> {
  ignore: readonly IgnoredField[];
}

/**
 * A reading as the member's config wants it: without what is not to be believed, with the dates that may be, relative links
 * starting where it says. An entry that is to wait for its date is left out; whoever reads the body later gets it.
 */
export function adjustReading(reading: Reading, member: Adjustment, now: string): Reading {
  if (!reading.isFeed) return reading;
  const { language, ...others } = reading.feed;
  const isMute = language === undefined || member.ignore.includes('language');
  return {
    ...reading,
    // An entry without a language has its feed's.
    feed: isMute ? others : reading.feed,
    entries: adjustEntries(reading.entries, member, now),
  };
}

/** The same for entries alone. */
export function adjustEntries(
  entries: readonly RawEntry[],
  { ignore, futureDates, base }: Adjustment,
  now: string,
): RawEntry[] {
  return entries.flatMap((entry) => {
    const believed = without(entry, ignore);
    const date = believed.published ?? believed.updated;
    if (futureDates === 'ignore-entry' && date !== undefined && date > now) return [];
    const dated = futureDates === 'ignore-date' ? without(believed, futureOf(believed, now)) : believed;
    return [rebased(dated, base)];
  });
}

/** A body whose relative links start from `base`, if that is a URL. */
export function withBase(body: FeedBody, base: string | undefined): FeedBody {
  if (base === undefined || base === 'feed' || base === 'entry') return body;
  const { contentLocation: _elsewhere, ...rest } = body;
  return { ...rest, url: base };
}

function without(entry: RawEntry, fields: readonly IgnoredField[]): RawEntry {
  if (fields.length === 0) return entry;
  const kept = Object.entries(entry).filter(([key]) => !fields.some((field) => field === key));
  // What every entry has is empty, not absent.
  return {
    ...({ authors: [], tags: [], enclosures: [] } as object),
    ...Object.fromEntries(kept),
  } as RawEntry;
}

function futureOf({ published, updated }: RawEntry, now: string): IgnoredField[] {
  return [
    ...(published !== undefined && published > now ? (['published'] as const) : []),
    ...(updated !== undefined && updated > now ? (['updated'] as const) : []),
  ];
}

function rebased(entry: RawEntry, base: string | undefined): RawEntry {
  const baseUrl = base === 'entry' ? entry.url : base === 'feed' ? undefined : base;
  return baseUrl === undefined ? entry : { ...entry, baseUrl };
}
