import { basename, dirname } from 'node:path';
import { type Notice, PlanetError } from '@planet-ceres/model';
import { defaults } from '../config/defaults.ts';
import { findConfig } from '../config/find-config.ts';
import { checkConfig, readBytes } from '../config/load-config.ts';
import type { ConfigInput } from '../config/planet-config.ts';
import type { OldConfig } from './old-config.ts';
import type { Dialect } from './old-option.ts';
import { readOldConfig } from './read-old-config.ts';
import type { OptionReport } from './report.ts';
import { strictMembers } from './strict-members.ts';
import { writeYaml } from './write-yaml.ts';

/** An old config as one of ours. */
export interface ConvertedConfig {
  /** The file that was read. */
  path: string;
  /** Only what differs from the defaults. */
  config: ConfigInput;
  /** The same as a `planet.yaml`, where `$${` is a plain `${`. */
  yaml: string;
  /** Whose config it was, and what that was told by where there was a choice. */
  program: string;
  toldBy?: string;
  /** What became of each option. */
  options: OptionReport[];
  /** What else was odd: lines that mean nothing, members that were left out. */
  notices: Notice[];
  counts: ImportCounts;
}

export interface ImportCounts {
  /** Sections, outlines, lines that were members and still are, disabled ones included. */
  members: number;
  /** Of these, how many are disabled. */
  disabled: number;
  /** Members that were there as comments only; they are in the config, disabled. */
  commentedOut: number;
  lists: number;
  /** Rules, the planet's and the members'. */
  filters: number;
  /** Lines of comment that were kept with a member, and those that belong to none. */
  notes: number;
  looseComments: number;
}

/**
 * Converts the config of Planet 2.0, Venus, Pluto, moonmoon, rawdog, osmosfeed, Planet Scheme or Planet Emacslife, or a list
 * (OPML). `path` is the file, or a folder that holds one by a usual name. Loaded from the same folder, the result is the very
 * planet that the old file is. Touches no network. Throws `BAD_CONFIG` for a file that is none of them.
 */
export async function convertConfig(
  path: string,
  options: {
    /** Whether Planet 2.0 or Venus wrote it. Absent: what it says tells. */
    dialect?: Dialect | undefined;
  } = {},
): Promise<ConvertedConfig> {
  const file = findConfig(path);
  const old = await readOldConfig(file, await readBytes(file), options);
  if (!old) {
    throw new PlanetError('BAD_CONFIG', `${basename(file)} is no config of another program.`, {
      hint: 'A config of this planet needs no import: "planet build" reads it.',
    });
  }
  if (options.dialect && !old.toldBy) {
    throw new PlanetError('BAD_CONFIG', `${basename(file)} is the config of ${old.program}.`, {
      hint: 'A dialect chooses between Planet 2.0 and Venus: leave it out.',
    });
  }
  const checked = await checkConfig(file, old);
  const members = strictMembers(old.input.members ?? [], checked.members, dirname(file));
  const { lists: _all, ...rest } = unusual(old.input);
  const lists = checked.lists.map(({ secret: _none, ...list }) => list);
  const config: ConfigInput = { ...rest, ...(lists.length > 0 && { lists }), members };
  const { program, toldBy } = old;
  return {
    path: file,
    ...{ config, program, ...(toldBy && { toldBy }) },
    yaml: writeYaml(config, `Made of ${basename(file)} (${program}) by "planet import".`),
    options: old.options,
    notices: checked.notices.filter(({ code }) => code !== 'old-option'),
    counts: countsOf(config, old),
  };
}

/** A config without what says what would hold anyway. */
function unusual(input: ConfigInput): ConfigInput {
  const isUsual = ([key, value]: [string, unknown]) => (defaults as Record<string, unknown>)[key] === value;
  const differing = <Group extends object>(group: Group) =>
    Object.fromEntries(Object.entries(group).filter((entry) => !isUsual(entry)));
  const fetch = differing(input.fetch ?? {});
  const { fetch: _fetch, title, ...rest } = input;
  return { title, ...differing(rest), ...(Object.keys(fetch).length > 0 && { fetch }) };
}

function countsOf({ members = [], filters, lists }: ConfigInput, old: OldConfig): ImportCounts {
  const sum = (of: (member: (typeof members)[number]) => number) =>
    members.reduce((total, member) => total + of(member), 0);
  const commentedOut = Math.min(old.commentedOut, members.length);
  return {
    members: members.length - commentedOut,
    disabled: sum(({ disabled }) => (disabled ? 1 : 0)) - commentedOut,
    commentedOut,
    lists: lists?.length ?? 0,
    filters: (filters?.length ?? 0) + sum((member) => member.filters?.length ?? 0),
    notes: sum(({ notes }) => notes?.length ?? 0),
    looseComments: old.looseComments,
  };
}
