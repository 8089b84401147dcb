import { PlanetError } from '@planet-ceres/model';
import type { MemberInput } from '../config/planet-config.ts';
import { decodeIni } from './decode-ini.ts';
import { memberFrom } from './member-section.ts';
import type { OldConfig } from './old-config.ts';
import { planetOptions } from './planet-options.ts';
import { readSettings } from './read-settings.ts';
import { createReport, type ImportReport } from './report.ts';

type Expression = string | Expression[];

/**
 * The config of Planet Scheme: `(planet (name "…") … (feeds (feed (url "…") (name "…")) …))`, with the options of Planet 2.0
 * under names with hyphens. `#;` before a feed disables it. Throws `BAD_CONFIG` for anything else.
 */
export function readScheme(bytes: Uint8Array, file: string): OldConfig {
  const [head, ...parts] = readExpression(decodeIni(bytes), file);
  if (head !== 'planet') throw noPlanet(file, 'it does not begin with (planet');
  const report = createReport();
  const context = { dialect: 'planet2', patternProblem: () => undefined, report } as const;
  const feeds = parts.flatMap((part) => (part[0] === 'feeds' ? part.slice(1) : []));
  const ofPlanet = parts.filter((part) => part[0] !== 'feeds');
  const config = readSettings(settingsOf(ofPlanet, '', report), planetOptions, {
    ...context,
    place: '',
  });
  const members = feeds.flatMap((feed): MemberInput[] => {
    const isOff = feed[0] === '#;';
    const inside = isOff ? feed[1] : feed;
    const into = isOff ? createReport() : report;
    const own = typeof inside === 'string' ? [inside] : (inside ?? []).slice(1);
    const { url, ...settings } = Object.fromEntries(settingsOf(own, 'members', into));
    if (!url) {
      const remark = `names no url and is left out: ${written(inside ?? [])}`;
      into.add({ option: 'an item of feeds', place: '', outcome: 'left-out', remark });
      return [];
    }
    const member = memberFrom(url, new Map(Object.entries(settings)), { ...context, report: into });
    return [isOff ? { ...member, disabled: 'It was a comment in the old config.' } : member];
  });
  const active = members.filter(({ disabled }) => !disabled);
  const off = members.filter(({ disabled }) => disabled);
  return {
    input: { ...config, title: config.title ?? 'Unconfigured Planet', members: [...active, ...off] },
    notices: report.notices(),
    ...{ lenient: true, program: 'Planet Scheme', options: report.rows() },
    ...{ commentedOut: off.length, looseComments: 0 },
  };
}

/** Settings, `(key "value")` each. What is none, says more, or is said again below, goes to the report. */
function settingsOf(parts: readonly Expression[], place: string, report: ImportReport): Map<string, string> {
  const settings = new Map<string, string>();
  const leaveOut = (what: Expression, why: string) =>
    report.add({ option: written(what), place, outcome: 'left-out', remark: `is left out: ${why}` });
  for (const part of parts) {
    const [key, value, ...more] = part;
    if (typeof part === 'string' || typeof key !== 'string' || typeof value !== 'string') {
      // A datum comment is none of the settings.
      if (key !== '#;') leaveOut(part, 'it is no setting with a value');
      continue;
    }
    const option = key.replaceAll('-', '_');
    const earlier = settings.get(option);
    if (earlier !== undefined) leaveOut([key, earlier], 'the same is said again below, and the last counts');
    if (more.length > 0) leaveOut(part, `of its values only ${JSON.stringify(value)} counts`);
    settings.set(option, value);
  }
  return settings;
}

/** An expression as it may be written, cut where it is long. */
function written(expression: Expression): string {
  const text = (part: Expression): string =>
    typeof part === 'string' ? part : `(${part.map(text).join(' ')})`;
  return text(expression).slice(0, 200);
}

/** The one list that a file holds. A datum comment is a list of `#;` and what it hides. */
function readExpression(text: string, file: string): Expression[] {
  const tokens = text.match(/"(?:\\[\s\S]|[^"\\])*"|;[^\n]*|#;|[()]|[^\s()";]+/g) ?? [];
  const open: Expression[][] = [[]];
  const put = (expression: Expression) => {
    const into = open.at(-1) ?? [];
    // What follows `#;` belongs to it.
    if (into.at(-1) === '#;') into.splice(-1, 1, ['#;', expression]);
    else into.push(expression);
  };
  for (const token of tokens) {
    if (token.startsWith(';')) continue;
    if (token === '(') {
      open.push([]);
    } else if (token === ')') {
      const done = open.pop();
      if (!done || open.length === 0) throw noPlanet(file, 'a ")" closes nothing');
      put(done);
    } else {
      put(token.startsWith('"') ? token.slice(1, -1).replace(/\\([\s\S])/g, '$1') : token);
    }
  }
  const [whole] = open[0] ?? [];
  if (open.length !== 1) throw noPlanet(file, 'a ")" is missing');
  if (!Array.isArray(whole)) throw noPlanet(file, 'it holds no list');
  return whole;
}

function noPlanet(file: string, why: string): PlanetError {
  return new PlanetError('BAD_CONFIG', `${file} is no planet's config: ${why}.`, {
    hint: 'The config of Planet Scheme can be read.',
  });
}
