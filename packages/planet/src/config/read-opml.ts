import { PlanetError } from '@planet-ceres/model';
import { parseOpml } from '@planet-ceres/normalize';
import type { RawConfig } from './load-config.ts';

/**
 * A subscription list as a config: its title is the planet's, every outline with a feed a member. Read leniently, as such
 * lists are exports of other programs. Throws `BAD_CONFIG` if the file is no OPML.
 */
export function readOpml(bytes: Uint8Array, file: string): RawConfig {
  const { title, outlines, skipped } = parse(bytes, file);
  const members = outlines.map(({ feedUrl, name, siteUrl, tags }) => ({
    feed: feedUrl,
    ...(name && { name }),
    ...(siteUrl && { site: siteUrl }),
    ...(tags.length > 0 && { tags }),
  }));
  const notices = skipped.map((address) => ({
    code: 'config-member',
    message: `${JSON.stringify(address)} is left out: a list names feeds by http(s) URLs only.`,
  }));
  return { input: { title: title ?? file.replace(/\.\w+$/, ''), members }, notices, lenient: true };
}

function parse(bytes: Uint8Array, file: string): ReturnType<typeof parseOpml> {
  try {
    return parseOpml(bytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlanetError('BAD_CONFIG', `${file} is no subscription list: ${reason}`, { cause });
  }
}
