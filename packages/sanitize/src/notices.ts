import type { Notice } from '@planet-ceres/model';
import type { Tally } from './tally.ts';

/** What a planet's owner should know of an entry that does not look as its author wrote it. */
export function noticesOf(tally: Tally, fallback?: string): Notice[] {
  const notices: Notice[] = [];
  const note = (code: string, message: string) => notices.push({ code, message });
  const scripts = tally.count('script');
  if (scripts > 0) note('script-removed', `${times(scripts, 'script')} removed.`);
  const frames = tally.count('iframe') + tally.count('embed');
  if (frames > 0) note('embed-replaced', `${times(frames, 'embedded page')} replaced by a link.`);
  const trackers = tally.count('tracker');
  if (trackers > 0) note('tracker-removed', `${times(trackers, 'invisible image')} removed.`);
  const ads = tally.count('ad') + tally.count('share');
  if (ads > 0)
    note('ad-removed', `${times(ads, 'advertisement')} or ${ads === 1 ? 'button' : 'buttons'} removed.`);
  const deep = tally.count('too deep');
  if (deep > 0)
    note('nesting-flattened', `${times(deep, 'element')} nested too deep: only the content was kept.`);
  if (fallback !== undefined)
    note('shown-as-text', `The markup could not be used, so its text is shown. ${fallback}`);
  return notices;
}

function times(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
