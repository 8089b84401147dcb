import type { FeedContext } from './context.ts';
import { mediaUrl } from './urls.ts';

/**
 * The candidates of a `srcset` (HTML §4.8.4.2.1) with absolute URLs, those with a refused URL or an odd descriptor left out.
 * Undefined when none is left. Commas inside a URL stay in it, as in a browser.
 */
export function srcsetValue(value: string, context: FeedContext): string | undefined {
  const candidates: string[] = [];
  const pattern = /[\s,]*(\S+)([^,]*)/y;
  for (let match = pattern.exec(value); match; match = pattern.exec(value)) {
    const [, written = '', descriptor = ''] = match;
    const bare = withoutLastCommas(written);
    // A comma right after the URL ends the candidate: what follows is the next one.
    if (bare !== written) pattern.lastIndex -= descriptor.length;
    const candidate = candidateOf(bare, bare === written ? descriptor.trim() : '', context);
    if (candidate !== undefined) candidates.push(candidate);
    if (candidates.length === maximum) break;
  }
  return candidates.length > 0 ? candidates.join(', ') : undefined;
}

/** By hand: an expression would look at each comma of a long row again and again. */
function withoutLastCommas(written: string): string {
  let end = written.length;
  while (written[end - 1] === ',') end -= 1;
  return written.slice(0, end);
}

// No picture comes in more sizes; each one costs a URL to parse.
const maximum = 100;

function candidateOf(written: string, descriptor: string, context: FeedContext): string | undefined {
  if (descriptor !== '' && !/^\d{1,6}(?:\.\d{1,6})?[wx]$/.test(descriptor)) return undefined;
  const url = mediaUrl(written, context);
  // A comma at the end would be read as the end of the candidate.
  if (url === undefined || url.endsWith(',') || url.startsWith(',')) return undefined;
  return descriptor === '' ? url : `${url} ${descriptor}`;
}
