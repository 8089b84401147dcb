import { styleText } from 'node:util';
import { exitCode } from '../exit-code.ts';
import { openOffline } from '../open.ts';
import { countWell, kib, type MemberStatus, minute, type Polled, troubles } from '../status-facts.ts';
import { statusPage } from '../status-page.ts';

/** `planet status`: how polling goes for each list and member, from the store alone; those that are not well first. */
export async function status(target: string, options: { json?: true; html?: true }): Promise<number> {
  const planet = await openOffline(target);
  try {
    const lists = planet.listStatus();
    const members = planet.status().toSorted((a, b) => order.indexOf(a.health) - order.indexOf(b.health));
    if (options.html) {
      process.stdout.write(statusPage({ members, lists }, planet.config));
      return exitCode.done;
    }
    if (options.json) {
      for (const list of lists) console.log(JSON.stringify({ type: 'list', ...list }));
      for (const member of members) console.log(JSON.stringify({ type: 'member', ...member }));
      return exitCode.done;
    }
    for (const list of lists) console.log(describe({ ...list, name: 'List', feedUrl: list.from }));
    for (const member of members) console.log(describe(member));
    console.log(countWell(members));
    return exitCode.done;
  } finally {
    planet.close();
  }
}

const order: MemberStatus['health'][] = ['failing', 'gone', 'moved', 'new', 'well', 'disabled'];

function describe(member: Polled): string {
  const { name, feedUrl, health, polled, changed, notBefore, counts } = member;
  const isWell = health === 'well' || health === 'new' || health === 'disabled';
  const next = notBefore ? `, next ${minute(notBefore)}` : '';
  const facts = [
    ...troubles(member),
    changed && `Last news ${minute(changed)}.`,
    polled && `Asked ${minute(polled)}${next}; ${counts.polls} in all, ${counts.notModified} unchanged,`,
    polled && `${kib(counts.bytes)} KiB.`,
  ].filter((fact) => fact);
  const label = styleText(isWell ? 'green' : 'red', health.padEnd(8));
  return `${label} ${name} <${feedUrl}>\n         ${facts.join(' ')}`.trimEnd();
}
