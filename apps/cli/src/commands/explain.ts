import type { Planet } from '@planet-ceres/planet';
import { exitCode } from '../exit-code.ts';
import { openOffline } from '../open.ts';
import { minute } from '../status-facts.ts';

type Explanation = Awaited<ReturnType<Planet['explain']>>;

/** `planet explain`: where an entry is and why, or how polling a member's feed goes. Fails if nothing is known of it. */
export async function explain(
  sought: string,
  target: string,
  options: { json?: true; now?: string },
): Promise<number> {
  const planet = await openOffline(target);
  try {
    const explanation = await planet.explain(sought, { now: options.now ?? new Date().toISOString() });
    if (options.json) printJson(explanation);
    else for (const line of describe(explanation)) console.log(line);
    return explanation.entries.length + explanation.sources.length > 0 ? exitCode.done : exitCode.failed;
  } finally {
    planet.close();
  }
}

function printJson({ entries, sources, message }: Explanation): void {
  for (const entry of entries) console.log(JSON.stringify({ type: 'entry', ...entry }));
  for (const source of sources) console.log(JSON.stringify({ type: 'member', ...source }));
  console.log(JSON.stringify({ type: 'explained', message }));
}

function describe({ entries, sources, message }: Explanation): string[] {
  return [message, ...entries.flatMap(describeEntry), ...sources.flatMap(describeSource)];
}

function describeEntry(entry: Explanation['entries'][number]): string[] {
  const { title, url, member, sourceId, id, aliases, date, seen, lastSeen } = entry;
  const { edited, withdrawn, missing, alsoOn, fallback } = entry;
  return [
    '',
    `${title ?? '(no title)'} by ${member} (${sourceId})`,
    ...(url ? [`  ${url}`] : []),
    `  Id ${id}${aliases.length > 0 ? `, in its feed also ${aliases.join(', ')}` : ''}`,
    `  Dated ${minute(date.value)} UTC. ${date.message}`,
    `  First seen ${minute(seen)}, last found in its feed ${minute(lastSeen)} UTC.`,
    ...(edited ? [`  Edited ${minute(edited)} UTC.`] : []),
    ...(withdrawn ? [`  Its publisher says since ${minute(withdrawn)} UTC that it is deleted.`] : []),
    ...(missing
      ? [`  Its feed has not held it since ${minute(missing)} UTC, though it holds older ones.`]
      : []),
    ...entry.places.flatMap(describePlace).map((line) => `  ${line}`),
    ...alsoOn.map(({ member: other, url: there }) => `  ${other} has it, too${there ? `: ${there}` : '.'}`),
    ...(fallback ? [`  Shown as plain text, as its markup could not be kept: ${fallback}`] : []),
  ];
}

function describePlace({ view, pages, because }: Explanation['entries'][number]['places'][number]): string[] {
  const where = view ? `In the view ${view}: ` : '';
  const shown = pages.length > 0 ? `on ${pages.join(' and ')}.` : 'on no page.';
  return [
    `${where}${where ? shown : shown[0]?.toUpperCase() + shown.slice(1)}${because ? ` ${because.message}` : ''}`,
  ];
}

function describeSource(source: Explanation['sources'][number]): string[] {
  const { name, sourceId, feedUrl, polling, hidden, entries, problem } = source;
  const { count, oldest, newest } = entries;
  const span = oldest && newest ? `, from ${minute(oldest)} to ${minute(newest)} UTC` : '';
  return [
    '',
    `${name} (${sourceId}) <${feedUrl}>`,
    ...polling.map((line) => `  ${line}`),
    ...(problem?.hint ? [`  ${problem.hint}`] : []),
    ...(hidden ? [`  The config hides its entries${hidden.reason ? ` (${hidden.reason})` : ''}.`] : []),
    `  ${count === 1 ? '1 entry' : `${count} entries`} in the store${span}.`,
  ];
}
