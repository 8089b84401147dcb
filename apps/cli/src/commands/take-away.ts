import { PlanetError } from '@planet-ceres/model';
import type { Planet } from '@planet-ceres/planet';
import { exitCode } from '../exit-code.ts';
import { openOffline } from '../open.ts';

/** What the three commands understand besides. */
export interface TakeAwayOptions {
  json?: true;
  /** The member whose entry is meant, where several have one of that address or id. */
  member?: string;
  reason?: string;
  now?: string;
}

/** `planet hide`: the entry is on no page any more, until `planet unhide`. */
export function hide(entry: string, target: string, options: TakeAwayOptions): Promise<number> {
  return change('hidden', entry, target, options);
}

/** `planet unhide`: gives back an entry that was hidden. */
export function unhide(entry: string, target: string, options: TakeAwayOptions): Promise<number> {
  return change('unhidden', entry, target, options);
}

/** `planet purge`: nothing of the entry is kept but its id, so that it never comes again. */
export function purge(entry: string, target: string, options: TakeAwayOptions): Promise<number> {
  return change('purged', entry, target, options);
}

type Found = Awaited<ReturnType<Planet['explain']>>['entries'][number];

async function change(
  what: 'hidden' | 'unhidden' | 'purged',
  sought: string,
  target: string,
  { json, member, reason, now = new Date().toISOString() }: TakeAwayOptions,
): Promise<number> {
  const planet = await openOffline(target);
  try {
    const found = oneOf((await planet.explain(sought, { now })).entries, sought, member);
    if (what === 'unhidden' && !found.removed) throw mistake(`${JSON.stringify(sought)} is not hidden.`);
    if (what !== 'purged' && found.removed?.isPurged) {
      const left = what === 'hidden' ? 'hidden' : 'shown';
      throw mistake(`${JSON.stringify(sought)} was purged: nothing of it is left to be ${left}.`);
    }
    planet.removeEntry(found, removalOf(what, found, { when: now, ...(reason && { reason }) }));
    const { sourceId, id, title } = found;
    const copies = what === 'unhidden' ? [] : found.alsoOn;
    const alsoOn = copies.length > 0 && { alsoOn: copies };
    if (json) {
      console.log(JSON.stringify({ type: what, sourceId, id, ...(title && { title }), ...alsoOn }));
      return exitCode.done;
    }
    console.log(`${told[what]}: ${title ?? id} by ${found.member}. "planet render" publishes the change.`);
    for (const line of copies.map(copyLine)) console.log(line);
    return exitCode.done;
  } finally {
    planet.close();
  }
}

/** A post that is hidden once more has been hidden since the first time, and keeps the reason if there is no other. */
function removalOf(
  what: 'hidden' | 'unhidden' | 'purged',
  { removed }: Found,
  removal: NonNullable<Found['removed']>,
): Found['removed'] {
  if (what === 'unhidden') return undefined;
  const whole = { ...(removed?.reason && { reason: removed.reason }), ...removal };
  return what === 'purged' ? { ...whole, isPurged: true } : { ...whole, when: removed?.when ?? whole.when };
}

/** Whoever takes a post away may not know that others have it, too. */
function copyLine({ sourceId, member, url }: Found['alsoOn'][number]): string {
  return `The copy of ${member} stands in its place${url ? `: ${url}` : ''}. To take that away, too: --member ${sourceId}.`;
}

const told = { hidden: 'Hidden', unhidden: 'Shown again', purged: 'Purged' };

function oneOf(entries: readonly Found[], sought: string, member: string | undefined): Found {
  const ofMember = entries.filter(({ sourceId }) => member === undefined || sourceId === member);
  // Of one member's entries an id means the one that has it, before one that had it or is at that address. Whose entry is meant
  // no id tells: anybody can give theirs another's address for one.
  const isOfOne = ofMember.every(({ sourceId }) => sourceId === ofMember[0]?.sourceId);
  const exact = isOfOne ? ofMember.filter(({ id }) => id === sought.trim()) : [];
  const fitting = exact.length > 0 ? exact : ofMember;
  const [entry, ...others] = fitting;
  if (entry && others.length === 0) return entry;
  if (!entry) {
    const whose = member === undefined ? '' : ` of the member ${member}`;
    throw mistake(
      `No entry${whose} has the address or id ${JSON.stringify(sought)}.`,
      'Give the address of the post, or the id that its feed gives it.',
    );
  }
  throw mistake(
    `${fitting.length} entries have the address or id ${JSON.stringify(sought)}: ${fitting.map(({ sourceId, id }) => `${sourceId} (${id})`).join(', ')}.`,
    'Say whose is meant: --member, or give the id.',
  );
}

function mistake(message: string, hint?: string): PlanetError {
  return new PlanetError('BAD_CONFIG', message, hint === undefined ? {} : { hint });
}
