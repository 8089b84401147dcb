import type { ConfigInput, MemberInput } from '../config/planet-config.ts';
import { memberFrom, unusedNotices } from './member-section.ts';
import { memberNotices, planetOptions } from './options.ts';
import { plainName } from './plain-name.ts';
import { type IniSection, readIni } from './read-ini.ts';
import type { PlanetIni } from './read-planet-ini.ts';

/**
 * A Pluto config: the planet's own settings stand above the first section, a section is a member under a key of its own,
 * with its address in `feed`, and settings may be indented. ` #` starts a comment.
 */
export function readPluto(text: string, file: string): PlanetIni {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim().replace(/\s+#.*$/, ''));
  const { sections, notices } = readIni(lines.join('\n'), { top: 'planet' });
  const [planet, ...others] = sections;
  const own = valuesOf(planet);
  const title = plainName(own.get('title') ?? own.get('name') ?? '') || file.replace(/\.\w+$/, '');
  const link = own.get('link') ?? own.get('url');
  const site = link ? planetOptions.link?.(link, own).config : undefined;

  const members: MemberInput[] = [];
  const unused = new Map<string, number>();
  for (const section of others) {
    const settings = valuesOf(section);
    const feed = settings.get('feed') ?? settings.get('feeds')?.split(/\s+/)[0];
    if (!feed) {
      notices.push({ code: 'venus-section', message: `[${section.name}] is left out: it names no feed.` });
      continue;
    }
    const name = settings.get('title') ?? settings.get('name') ?? section.name;
    const rest = [...settings].filter(([key]) => !['title', 'feed', 'feeds'].includes(key));
    members.push(memberFrom(feed, new Map([...rest, ['name', name]])));
    for (const key of settings.keys())
      if (Object.hasOwn(memberNotices, key)) unused.set(key, (unused.get(key) ?? 0) + 1);
  }
  const input: ConfigInput = { title, ...site, members };
  return { input, notices: [...notices, ...unusedNotices(unused)], lenient: true };
}

function valuesOf(section: IniSection | undefined): Map<string, string> {
  return new Map([...(section?.values ?? [])].map(([key, { value }]) => [key, value]));
}
