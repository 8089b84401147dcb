import type { PollPolicy } from '@planet-ceres/fetch/schedule';
import type { RawEntry } from '@planet-ceres/model';
import { monthOf } from '@planet-ceres/timeline';
import type { MemberConfig, PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import type { Chooser } from '../edition/chooser.ts';
import { createMerged } from '../edition/merged.ts';
import { selectFrontPage, selectMonth } from '../edition/select-entries.ts';
import { withLimits } from '../edition/views.ts';
import type { Store } from '../store/store.ts';
import { nameOf } from '../update/member-name.ts';
import { type EntryExplanation, explainEntry } from './explain-entry.ts';
import { explainSource, type SourceExplanation } from './explain-source.ts';
import { membersAt } from './members-at.ts';
import type { Page, Viewpoint } from './places-of.ts';

/** What is known of what somebody asked about. */
export interface Explanation {
  /** Entries with that address or id, whatever became of them. */
  entries: EntryExplanation[];
  /** Members with that id, name or address; for an address of which no entry is known, those whose site it belongs to. */
  sources: SourceExplanation[];
  /** What it comes to, as a sentence. */
  message: string;
}

export interface ExplainContext {
  config: PlanetConfig;
  store: Store;
  chooser: Chooser;
  /** ISO 8601; tells what is due. */
  now: string;
  policy: Partial<PollPolicy>;
  /** Why an entry is shown as plain text, if it is. */
  fallbackOf(entry: RawEntry): string | undefined;
}

/** Explains an entry (its address or id) or a member (its id, name, feed or site). Reads the store, never the network. */
export function explainPlanet(sought: string, context: ExplainContext): Explanation {
  const { config, store } = context;
  const text = sought.trim();
  const found = store.findEntries({ id: text, ...(URL.canParse(text) && { link: text }) });
  const viewpoints = found.length > 0 ? viewpointsOf(context) : [];
  const entries = found.map((stored) =>
    explainEntry(stored, {
      ...{ config, viewpoints },
      nameOf: (sourceId) => memberName(sourceId, config, store),
      fallback: context.fallbackOf(stored.entry),
    }),
  );
  const { named, nearby } = membersAt(text, config, store);
  const members = named.length > 0 || found.length > 0 ? named : nearby;
  const sources = members.flatMap((member) => explainSource(member, context));
  return { entries, sources, message: message(text, { entries, named, nearby }) };
}

function memberName(sourceId: string, { members }: PlanetConfig, store: Store): string {
  const member = members.find(({ id }) => id === sourceId);
  return member ? nameOf(member, store.source(sourceId)) : sourceId;
}

function message(
  text: string,
  { entries, named, nearby }: { entries: EntryExplanation[]; named: MemberConfig[]; nearby: MemberConfig[] },
): string {
  const quoted = JSON.stringify(text);
  if (entries.length > 0) {
    const shown = entries.filter(({ places }) => places.some(({ pages }) => pages.length > 0)).length;
    if (entries.length === 1) {
      return `One entry is known by ${quoted}; ${shown === 0 ? 'no page shows it' : 'it is shown'}.`;
    }
    const many =
      shown === 0
        ? 'no page shows them'
        : `${shown === entries.length ? 'all' : shown} of them ${shown === 1 ? 'is' : 'are'} shown`;
    return `${entries.length} entries are known by ${quoted}; ${many}.`;
  }
  if (named.length > 0)
    return `${quoted} names ${named.length === 1 ? 'a member' : `${named.length} members`}.`;
  if (nearby.length > 0) {
    return `No entry has the address ${quoted}; it belongs to the site of ${nearby.length === 1 ? 'a member' : `${nearby.length} members`}.`;
  }
  return `Nothing is known of ${quoted}: no entry has that address or id, and no member that name, id or site.`;
}

function viewpointsOf(context: ExplainContext): Viewpoint[] {
  return [undefined, ...context.config.views].map((view) => viewpointOf(view, context));
}

function viewpointOf(view: ViewConfig | undefined, { config, store, chooser }: ExplainContext): Viewpoint {
  const choice = chooser.choice(view);
  const size = withLimits(config, view);
  const months = new Map<string, Page>();
  const merged = createMerged();
  const front = { entries: selectFrontPage(store, config, choice, size, merged), merged };
  return {
    ...{ view, choice, size, front, verdicts: chooser.verdicts(view) },
    holdsBack: store.entries({ ...choice, isFront: true, limit: 1 }).length > 0,
    month(instant) {
      const month = monthOf(instant, config.timeZone);
      const known = months.get(month) ?? pageOf(month);
      months.set(month, known);
      return known;
    },
  };

  function pageOf(month: string): Page {
    const copies = createMerged();
    return { entries: selectMonth(store, config, choice, month, copies), merged: copies };
  }
}
