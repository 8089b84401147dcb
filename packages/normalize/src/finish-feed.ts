import type { Feed } from '@planet-ceres/model';
import type { FeedDraft, Maybe } from './draft.ts';
import { firstDate } from './entry-dates.ts';
import { firstId } from './entry-ids.ts';
import { type FeedContext, firstUrl } from './finish-entry.ts';
import { firstPlain, longestSummary, longestTitle } from './first-plain.ts';
import { firstPersons } from './persons.ts';
import { httpUrl } from './urls.ts';

/** Minutes; who asks to be left alone for longer has mistyped. */
const year = 525_600;

const weekdays = new Set('sunday monday tuesday wednesday thursday friday saturday'.split(' '));

/** Makes a feed of a draft: first good candidates, resolved links. */
export function finishFeed(
  draft: FeedDraft,
  base: Maybe,
  { base: imageBase, language, seen, notices, localUrls: { mend } }: FeedContext,
  isComplete: boolean,
): Feed {
  const id = mend(firstId(draft.ids));
  const title = firstPlain(draft.titles, longestTitle, notices);
  const subtitle = firstPlain(draft.subtitles, longestSummary, notices);
  const siteUrl = mend(firstUrl(draft.siteLinks, base));
  const icon = mend(firstUrl(draft.icons, imageBase));
  const logo = mend(firstUrl(draft.logos, imageBase));
  const rights = firstPlain(draft.rights, longestSummary, notices);
  const updated = firstDate(draft.updated, seen, notices);
  const hub = firstUrl(draft.hubs, base);
  const self = mend(firstUrl(draft.selves, base));
  const skipHours = distinct((draft.skipHours ?? []).map((hour) => (hour === 24 ? 0 : hour)).filter(isHour));
  const skipDays = distinct(
    (draft.skipDays ?? []).map((day) => day.trim().toLowerCase()).filter((day) => weekdays.has(day)),
  );
  const next = mend(httpUrl(draft.next, base));
  const previousArchive = mend(httpUrl(draft.previousArchive, base));
  const paging = {
    ...(next && { next }),
    ...(previousArchive && { previousArchive }),
    ...(isComplete && { complete: true }),
  };
  return {
    format: draft.format,
    ...(id && { id }),
    ...(title && { title }),
    ...(subtitle && { subtitle }),
    ...(siteUrl && { siteUrl }),
    ...(language && { language }),
    authors: firstPersons(draft.authors, base, notices),
    ...(icon && { icon }),
    ...(logo && { logo }),
    ...(rights && { rights }),
    ...(updated && { updated }),
    ...(hub && { hub }),
    ...(self && { self }),
    ...(draft.ttl !== undefined && draft.ttl > 0 && draft.ttl <= year && { ttl: draft.ttl }),
    ...(skipHours.length > 0 && { skipHours }),
    ...(skipDays.length > 0 && { skipDays }),
    ...(Object.keys(paging).length > 0 && { paging }),
  };
}

function isHour(hour: number): boolean {
  return Number.isInteger(hour) && hour >= 0 && hour <= 23;
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
