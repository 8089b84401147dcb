import { stringify } from 'yaml';
import { escapeVariables } from '../config/expand-variables.ts';
import type { ConfigInput, MemberInput } from '../config/planet-config.ts';

const planetKeys = [
  ...['$schema', 'title', 'url', 'intro', 'owner', 'language', 'timeZone', 'dateFormat', 'dayFormat'],
  ...['output', 'public', 'entriesPerPage', 'daysPerPage', 'entriesPerMember', 'newMemberEntries', 'order'],
  ...['filters', 'show', 'views', 'withdrawn', 'idleDays', 'feedId', 'hub', 'notes', 'links', 'fetch'],
  ...['lists', 'members'],
] as const satisfies readonly (keyof ConfigInput)[];

const memberKeys = [
  ...['name', 'feed', 'id', 'site', 'face', 'tags', 'disabled', 'hidden', 'filters', 'entriesPerMember'],
  ...['excerpt', 'noindex', 'license', 'withdrawn', 'idleDays', 'ignore', 'futureDates', 'base', 'insecure'],
  ...['extra', 'notes'],
] as const satisfies readonly (keyof MemberInput)[];

/** A config as its owner would write it: settings in the order of the documentation, a blank line between members. */
export function writeYaml(config: ConfigInput, remark: string): string {
  const { members = [], ...planet } = config;
  const yaml = (value: unknown) => stringify(meantAsWritten(value), { lineWidth: 0 });
  const head = yaml(inOrder(planet, planetKeys));
  if (members.length === 0) return `# ${remark}\n${head}members: []\n`;
  const list = members.map((member) => indented(yaml([inOrder(member, memberKeys)])));
  return `# ${remark}\n${head}\nmembers:\n${list.join('\n')}`;
}

/** Texts as they are where variables could be asked for: an old config asks for none. */
function meantAsWritten(value: unknown): unknown {
  if (typeof value === 'string') return escapeVariables(value);
  if (Array.isArray(value)) return value.map(meantAsWritten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, meantAsWritten(inner)]));
}

function inOrder<Group extends object>(group: Group, keys: readonly string[]): object {
  const known = keys.flatMap((key) =>
    Object.hasOwn(group, key) ? [[key, group[key as keyof Group]] as const] : [],
  );
  return Object.fromEntries(known);
}

function indented(lines: string): string {
  return lines.replace(/^(?=.)/gm, '  ');
}
