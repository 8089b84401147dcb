import type { Objection } from '../edition/verdicts.ts';
import type { Held, Removal } from '../history/entry-row.ts';

/** Why an entry is not on a page: a word of a closed set, and the same as a sentence. */
export interface Because {
  code:
    | 'no-member'
    | 'member-hidden'
    | 'member-not-in-view'
    | 'taken-away'
    | 'purged'
    | 'deleted'
    | 'missing'
    | 'filtered'
    | 'other-tags'
    | 'other-language'
    | 'merged'
    | 'held'
    | 'older'
    | 'member-cap';
  message: string;
  /** The entry it is shown as part of (`merged`). */
  into?: { sourceId: string; id: string; reason: string };
}

export function takenAway({ when, reason, isPurged }: Removal): Because {
  const why = reason ? ` (${reason})` : '';
  return isPurged
    ? {
        code: 'purged',
        message: `The planet's owner purged it on ${day(when)}${why}: nothing of it is kept.`,
      }
    : { code: 'taken-away', message: `The planet's owner hid it on ${day(when)}${why}.` };
}

export function objected(objection: Objection): Because {
  if ('wanted' in objection) {
    const { by, wanted, has } = objection;
    const own = has.length > 0 ? has.join(', ') : 'none';
    return {
      code: by === 'tags' ? 'other-tags' : 'other-language',
      message: `Only ${by} ${wanted.join(', ')} are shown here; this entry has ${own}.`,
    };
  }
  const { by, rule } = objection;
  const whose = { planet: "the planet's", member: "its member's", view: "the view's" }[by];
  const what = rule.patterns.map((pattern) => `"${pattern}"`).join(' or ');
  const match = rule.keeps === 'matching' ? `does not match ${what}` : `matches ${what}`;
  const note = rule.note ? ` (${rule.note})` : '';
  return {
    code: 'filtered',
    message: `A filter of ${whose} config leaves it out: it ${match} in ${rule.in.join(', ')}${note}.`,
  };
}

const heaps = { undated: 'without dates of their own', 'same-date': 'of the same minute' };

export function heldBack({ reason, count }: Held): Because {
  const many = count === 1 ? 'one entry' : `${count} entries`;
  const heap =
    reason === 'new-member'
      ? `Its member's first feed had ${many} more than a new member may show at once (newMemberEntries), this one among them`
      : `It came in a heap of ${many} ${heaps[reason]}`;
  return { code: 'held', message: `${heap}: those stand in the archive, not on the front page.` };
}

/** `2018-08-29 12:00 UTC`. */
export function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `2018-08-29` of an instant, in UTC. */
export function day(instant: string): string {
  return instant.slice(0, 10);
}
