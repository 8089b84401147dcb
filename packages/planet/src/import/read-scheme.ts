import { PlanetError } from '@planet-ceres/model';
import type { MemberInput } from '../config/planet-config.ts';
import { decodeIni } from './decode-ini.ts';
import { memberFrom } from './member-section.ts';
import type { OldConfig } from './old-config.ts';
import { planetOptions } from './planet-options.ts';
import { readSettings } from './read-settings.ts';
import { createReport } from './report.ts';

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
  const config = readSettings(settingsOf(parts.filter((part) => part[0] !== 'feeds')), planetOptions, {
    ...context,
    place: '',
  });
  const members = feeds.flatMap((feed): MemberInput[] => {
    const isOff = feed[0] === '#;';
    const { url, ...settings } = Object.fromEntries(settingsOf((isOff ? feed[1] : feed)?.slice(1) ?? []));
    if (!url) return [];
    const member = memberFrom(url, new Map(Object.entries(settings)), context);
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

function settingsOf(parts: string | readonly Expression[]): Map<string, string> {
  return new Map(
    [...parts].flatMap((part): [string, string][] => {
      const [key, value] = part;
      return typeof part !== 'string' && typeof key === 'string' && typeof value === 'string'
        ? [[key.replaceAll('-', '_'), value]]
        : [];
    }),
  );
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
