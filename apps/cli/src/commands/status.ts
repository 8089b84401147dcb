import { styleText } from 'node:util';
import type { MemberStatus } from '@planet-ceres/planet';
import { exitCode } from '../exit-code.ts';
import { open } from '../open.ts';

/** `planet status`: how polling goes for each member, from the store alone; those that are not well first. */
export async function status(target: string, options: { json?: true }): Promise<number> {
  const planet = await open(target);
  try {
    const members = planet.status();
    if (options.json) {
      for (const member of members) console.log(JSON.stringify({ type: 'member', ...member }));
      return exitCode.done;
    }
    const inOrder = members.toSorted((a, b) => order.indexOf(a.health) - order.indexOf(b.health));
    for (const member of inOrder) console.log(describe(member));
    const well = members.filter(({ health }) => health === 'well').length;
    console.log(`${members.length} members, ${well} well.`);
    return exitCode.done;
  } finally {
    planet.close();
  }
}

const order: MemberStatus['health'][] = ['failing', 'gone', 'moved', 'new', 'well'];

function describe(member: MemberStatus): string {
  const { name, feedUrl, health, notBefore, counts } = member;
  const isWell = health === 'well' || health === 'new';
  const facts = [
    member.problem?.message,
    member.problem?.hint,
    member.failingSince && `Failing since ${minute(member.failingSince)}, ${member.failures} times in a row.`,
    member.movedTo && `Moved for good to ${member.movedTo.url}: the config should say so.`,
    member.hasGap && 'Entries that went by are still to be fetched from its archive.',
    member.changed && `Last news ${minute(member.changed)}.`,
    member.polled && `Asked ${minute(member.polled)}${notBefore ? `, next ${next(notBefore)}` : ''}.`,
    counts.polls > 0 && `${counts.polls} polls, ${counts.notModified} unchanged, ${kib(counts.bytes)} KiB.`,
  ].filter((fact) => fact);
  const label = styleText(isWell ? 'green' : 'red', health.padEnd(8));
  return `${label} ${name} <${feedUrl}>\n         ${facts.join(' ')}`.trimEnd();
}

function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

function next(instant: string): string {
  return instant.startsWith('9999') ? 'never' : minute(instant);
}

function kib(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
