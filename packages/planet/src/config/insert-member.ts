import { isDeepStrictEqual } from 'node:util';
import { insertIntoYaml, lineEndOf } from './insert-into-yaml.ts';
import type { RawConfig } from './load-config.ts';
import type { MemberInput } from './planet-config.ts';
import { readJson } from './read-json.ts';
import { readToml } from './read-toml.ts';
import { readYaml } from './read-yaml.ts';

/** The formats in which a config can be edited. */
export type EditableFormat = 'yaml' | 'json' | 'toml';

/** How a member is put into the text of a config, and how the text is read. */
interface Editor {
  read(text: string, file: string): RawConfig;
  insert(text: string, member: MemberInput): string | undefined;
}

const editors: Readonly<Record<EditableFormat, Editor>> = {
  yaml: { read: readYaml, insert: insertIntoYaml },
  json: { read: readJson, insert: insertIntoJson },
  toml: { read: readToml, insert: insertIntoToml },
};

/**
 * The text of a config with a member more, behind the others; all else stays as it is written. Undefined if the text is written in
 * a way that is not understood well enough: the result has been read again, and says what the text said and the member.
 */
export function insertMember(text: string, format: EditableFormat, member: MemberInput): string | undefined {
  const { read, insert } = editors[format];
  try {
    const say = (source: string) => JSON.parse(JSON.stringify(read(source, format).input)) as Said;
    const before = say(text);
    const edited = insert(text, member);
    const wanted = { ...before, members: [...(before.members ?? []), member] };
    return edited !== undefined && isDeepStrictEqual(say(edited), wanted) ? edited : undefined;
  } catch {
    return undefined;
  }
}

/** The part of a config that matters here. */
interface Said {
  members?: unknown[] | null;
}

/** JSON has no comments to lose: it is written anew, indented as its first indented line. */
function insertIntoJson(text: string, member: MemberInput): string {
  const config = JSON.parse(text) as { members?: unknown[] };
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '';
  const edited = JSON.stringify({ ...config, members: [...(config.members ?? []), member] }, null, indent);
  const end = /\s*$/.exec(text)?.[0] ?? '';
  return (edited + end.replaceAll('\r', '')).replaceAll('\n', lineEndOf(text));
}

/** A table at the end belongs to the list, whatever stands before it. */
function insertIntoToml(text: string, member: MemberInput): string {
  const table = [
    '[[members]]',
    ...Object.entries(member).map(([key, value]) => `${key} = ${JSON.stringify(value)}`),
  ];
  const lineEnd = lineEndOf(text);
  return `${text.trimEnd()}${lineEnd}${lineEnd}${table.join(lineEnd)}${lineEnd}`;
}
