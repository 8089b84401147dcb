import { type Notice, PlanetError } from '@planet-ceres/model';
import type { ConfigInput, MemberInput } from '../config/planet-config.ts';
import { decodeIni } from './decode-ini.ts';
import { memberFrom, unusedNotices } from './member-section.ts';
import { memberNotices, planetOptions } from './options.ts';
import { type Ini, readIni, settingsOf } from './read-ini.ts';
import { readPluto } from './read-pluto.ts';

/** An old planet's config in the words of ours, ready to be checked, with what could not be carried over. */
export interface PlanetIni {
  input: ConfigInput;
  notices: Notice[];
  /** Old lists hold feeds that are long wrong: they are reported, not refused. */
  lenient: true;
}

/**
 * Reads the config of Planet 2.0, Planet Venus or Pluto. Whatever is left out is told in a notice; what this project has
 * no word for goes to the members' `extra`. Throws `BAD_CONFIG` if the file is none of the three.
 */
export function readPlanetIni(source: Uint8Array | string, file = 'config.ini'): PlanetIni {
  const text = typeof source === 'string' ? source.replace(/^\uFEFF/, '') : decodeIni(source);
  if (/^\[Planet\]/m.test(text)) return fromVenus(readIni(text));
  if (/^\s*feeds?\s*[=:]/m.test(text)) return readPluto(text, file);
  throw new PlanetError(
    'BAD_CONFIG',
    `${file} is no planet's config: it has no section [Planet] and names no feed.`,
    {
      hint: 'Configs of Planet 2.0, Planet Venus and Pluto can be read.',
    },
  );
}

function fromVenus(ini: Ini): PlanetIni {
  const planet = ini.sections.find((section) => section.name === 'Planet');
  const settings = planet ? settingsOf(planet, ini.defaults) : new Map<string, string>();
  const notices = [...ini.notices];
  // What both programs take where the config is silent.
  let config: ConfigInput = { title: 'Unconfigured Planet', output: 'output' };
  const inherited = new Map<string, string>();
  for (const [key, value] of settings) {
    const row = Object.hasOwn(planetOptions, key) ? planetOptions[key] : undefined;
    if (!row) {
      inherited.set(key, value);
      continue;
    }
    if (value === '') continue;
    const mapped = row(value, settings);
    config = { ...config, ...mapped.config, ...fetchOf(config, mapped.config) };
    if (mapped.notice) notices.push({ code: 'venus-option', message: `[Planet] ${key} ${mapped.notice}.` });
  }

  const notFeeds = new Set(['template_files', 'filters'].flatMap((key) => words(settings.get(key))));
  const members: MemberInput[] = [];
  const unused = new Map<string, number>();
  for (const section of ini.sections) {
    if (section.name === 'Planet') continue;
    if (notFeeds.has(section.name) || /^[^:]+\.(tmpl|xslt|dj|genshi|py|sed|plugin)$/.test(section.name)) {
      const message = `[${section.name}] is left out: it configures a template or a filter.`;
      notices.push({ code: 'venus-section', message });
      continue;
    }
    const own = new Map([...inherited, ...settingsOf(section, ini.defaults)]);
    members.push(memberFrom(section.name, own));
    for (const key of own.keys())
      if (Object.hasOwn(memberNotices, key)) unused.set(key, (unused.get(key) ?? 0) + 1);
  }
  notices.push(...unusedNotices(unused));
  return { input: { ...config, members }, notices, lenient: true };
}

function fetchOf(before: ConfigInput, mapped: Partial<ConfigInput> = {}): Pick<ConfigInput, 'fetch'> {
  return mapped.fetch ? { fetch: { ...before.fetch, ...mapped.fetch } } : {};
}

function words(list: string | undefined): string[] {
  return (list ?? '').split(/\s+/).map((word) => word.split('?')[0] ?? word);
}
