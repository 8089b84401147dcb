import { basename } from 'node:path';
import { stringify } from 'yaml';
import type { MemberInput } from './planet-config.ts';
import { plainTexts } from './write-member.ts';

/** A member as its owner would write it into a config of this name: lines to paste. */
export function memberLines(path: string, input: MemberInput): string {
  const file = basename(path).toLowerCase();
  const { name, feed, site } = /\.(ya?ml|toml|json)$/.test(file) ? plainTexts(input) : input;
  const member = { ...(name && { name }), feed, ...(site && { site }) };
  const quoted = Object.entries(member).map(([key, value]) => [key, JSON.stringify(value)] as const);
  switch (file.split('.').at(-1)) {
    case 'yaml':
    case 'yml':
      return stringify([member], { lineWidth: 0 }).trimEnd();
    case 'toml':
      return ['[[members]]', ...quoted.map(([key, value]) => `${key} = ${value}`)].join('\n');
    case 'json':
      return JSON.stringify(member, null, 2);
    // Planet 2.0 and Venus; to them the home page is a link.
    case 'ini':
      return [`[${feed}]`, name && `name = ${name}`, site && `link = ${site}`].filter(Boolean).join('\n');
    case 'opml':
    case 'xml':
      return `<outline type="rss"${xml({ text: name ?? feed, xmlUrl: feed, htmlUrl: site })}/>`;
    default:
      return `{ ${quoted.map(([key, value]) => `${key}: ${value}`).join(', ')} },`;
  }
}

function xml(attributes: Record<string, string | undefined>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(value)}"`))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
