import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type Environment, escapeVariables } from './expand-variables.ts';
import { type EditableFormat, insertMember } from './insert-member.ts';
import { loadConfig } from './load-config.ts';
import type { MemberInput } from './planet-config.ts';

const formats: Readonly<Record<string, EditableFormat>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.toml': 'toml',
};

/**
 * Puts a member into a config file: written beside it, loaded to see that it is good, then renamed to its place. Resolves to
 * the reason if that cannot be done; then the file is as it was.
 */
export async function writeMember(
  path: string,
  member: MemberInput,
  options: { allowHosts: readonly string[]; env?: Environment },
): Promise<string | undefined> {
  const name = basename(path);
  const format = formats[extname(path).toLowerCase()];
  if (!format) return `${name} is of a format that is not edited here.`;
  const beside = join(dirname(path), `.${randomUUID()}${extname(path)}`);
  try {
    const bytes = readFileSync(path);
    const edited = isUtf8(bytes)
      ? insertMember(bytes.toString('utf8'), format, plainTexts(member))
      : undefined;
    if (edited === undefined) return `${name} is written in a way that is not edited here.`;
    writeFileSync(beside, edited, { flag: 'wx', mode: statSync(path).mode });
    await loadConfig(beside, options);
    // A link stays one: what it leads to is replaced.
    renameSync(beside, realpathSync(path));
    return undefined;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return `${name} was not changed: ${why.replaceAll(basename(beside), name)}.`;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** A member for a config in which texts may ask for variables: what somebody else's site calls itself asks for none. */
export function plainTexts({ name, feed, site, ...rest }: MemberInput): MemberInput {
  return {
    ...(name !== undefined && { name: escapeVariables(name) }),
    feed: escapeVariables(feed),
    ...(site !== undefined && { site: escapeVariables(site) }),
    ...rest,
  };
}
