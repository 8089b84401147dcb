import { type Notice, PlanetError } from '@planet-ceres/model';
import { printable } from '../config/printable.ts';

/** An ini file by section, in the file's order; `line` is where a section or a value begins, from 1. */
export interface Ini {
  sections: IniSection[];
  /** The values of `[DEFAULT]`, which every section inherits; not in `sections`. */
  defaults: Map<string, IniValue>;
  /** In the file's order, without their marks. */
  comments: IniComment[];
  /** The lines on which a section begins, with its name; a section that comes again has several. */
  headers: Map<number, string>;
  notices: Notice[];
}

export interface IniSection {
  name: string;
  line: number;
  values: Map<string, IniValue>;
}

/** `isInline`: behind a setting or a section's name. `isApart`: the line above is blank. */
export interface IniComment {
  text: string;
  line: number;
  isInline: boolean;
  isApart: boolean;
}

export interface IniValue {
  value: string;
  line: number;
}

/**
 * Reads what Python 2.7's ConfigParser reads, as Planet 2.0 and Venus did: a section's name runs to the first `]`, keys are
 * lower-cased and end at the first `=` or `:`, an indented line continues the value above, `;` after a space starts a
 * comment, `#` only in the first column, `""` is empty, a section or key given twice is merged, the last value wins.
 * Lines that are none of this are left out with a notice; lines above the first section too, unless `top` names a section
 * for them.
 */
export function readIni(text: string, { top }: { top?: string } = {}): Ini {
  const sections = new Map<string, IniSection>();
  if (top) sections.set(top, { name: top, line: 1, values: new Map() });
  const defaults = new Map<string, IniValue>();
  const notices: Notice[] = [];
  const comments: IniComment[] = [];
  const headers = new Map<number, string>();
  let blankLine = 0;
  const keep = (line: number, text: string, isInline: boolean) => {
    const bare = text.replace(/^(?:rem\s)?[#;\s=*-]*/i, '').trim();
    if (/[\p{L}\p{N}]/u.test(bare))
      comments.push({ text: bare, line, isInline, isApart: blankLine === line - 1 });
  };
  let values = top ? sections.get(top)?.values : undefined;
  let sectionName = top ?? '';
  let open: { value: string } | undefined;

  text.split(/\r\n|\r|\n/).forEach((content, index) => {
    const line = index + 1;
    if (content.trim() === '') {
      blankLine = line;
      return;
    }
    if (/^([#;]|rem(\s|$))/i.test(content)) {
      keep(line, content, false);
      return;
    }
    if (/^\s/.test(content) && open) {
      open.value += `\n${content.trim()}`;
      return;
    }
    const [, header, rest = ''] = /^\[([^\]]+)\](.*)/.exec(content) ?? [];
    if (header !== undefined) {
      headers.set(line, header);
      keep(line, rest, true);
      const known = header === 'DEFAULT' ? undefined : sections.get(header);
      if (known) notices.push(repeated(`[${header}] stands in line ${known.line} and again in line ${line}`));
      const section = known ?? { name: header, line, values: new Map<string, IniValue>() };
      if (header !== 'DEFAULT') sections.set(header, section);
      values = header === 'DEFAULT' ? defaults : section.values;
      sectionName = header;
      open = undefined;
      return;
    }
    const option = /^([^:=\s][^:=]*)[:=]\s*(.*)$/.exec(content);
    if (!values || !option) {
      const why = values ? 'is neither a section nor a setting' : 'stands above the first section';
      notices.push({
        code: 'ini-line',
        message: `Line ${line} ${why} and is left out: ${JSON.stringify(content)}.`,
      });
      return;
    }
    const key = (option[1] ?? '').trimEnd().toLowerCase();
    const earlier = values.get(key);
    if (earlier) {
      notices.push(
        repeated(`"${key}" of [${sectionName}] stands in line ${earlier.line} and again in line ${line}`),
      );
    }
    const [written, comment] = splitComment(option[2] ?? '');
    keep(line, comment, true);
    const value = { value: written, line };
    values.set(key, value);
    open = value;
  });

  for (const map of [defaults, ...[...sections.values()].map((section) => section.values)]) trimLists(map);
  return { sections: [...sections.values()], defaults, comments, headers, notices };
}

function repeated(what: string): Notice {
  return { code: 'ini-repeated', message: `${what}; the last value of each setting counts.` };
}

/** Only the first `;` is looked at, and only a space before it makes it a comment. */
function splitComment(value: string): [value: string, comment: string] {
  const at = value.indexOf(';');
  const isComment = at > 0 && /\s/.test(value[at - 1] ?? '');
  const kept = (isComment ? value.slice(0, at) : value).trim();
  return [kept === '""' ? '' : kept, isComment ? value.slice(at) : ''];
}

/** A value that begins on the line below its key (`filters:`) has no empty first line. */
function trimLists(values: Map<string, IniValue>): void {
  for (const [key, { value, line }] of values) values.set(key, { value: value.trim(), line });
}

/** References may repeat each other: ten lines can ask for more than a machine has. */
const longest = 64 * 1024;

/**
 * The settings of a section with what `[DEFAULT]` adds and `%(other)s` filled in. A lone `%` is a `%`, and so is a
 * reference to a setting that does not exist or that leads back to itself. Throws `BAD_CONFIG` for a value that its
 * references make longer than 64 KiB.
 */
export function settingsOf(
  section: IniSection,
  defaults: ReadonlyMap<string, IniValue>,
): Map<string, string> {
  const all = new Map([...defaults, ...section.values]);
  const filled = (key: string, line: number, text: string): string => {
    let added = 0;
    const fill = (value: string, depth: number): string =>
      value.replace(/%\(([^)]+)\)s/g, (reference, name: string) => {
        const found = all.get(name.toLowerCase());
        if (!found || depth === 10) return reference;
        added += found.value.length;
        if (added > longest) throw tooLong(section.name, key, line);
        return fill(found.value, depth + 1);
      });
    return fill(text, 0);
  };
  return new Map([...all].map(([key, { value, line }]) => [key, filled(key, line, value)]));
}

function tooLong(section: string, key: string, line: number): PlanetError {
  const path = printable(`[${section}] ${key}`);
  const message = `its references make it longer than ${longest / 1024} KiB`;
  return new PlanetError('BAD_CONFIG', `${path}, line ${line}: ${message}.`, {
    hint: 'Write out what is meant.',
    problems: [{ path, message, hint: 'Write out what is meant.' }],
  });
}
