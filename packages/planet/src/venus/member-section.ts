import type { Notice } from '@planet-ceres/model';
import type { MemberInput } from '../config/planet-config.ts';
import { faceNames, memberNotices } from './options.ts';
import { plainName } from './plain-name.ts';

/** A member's section. Its picture is looked for in the site's `images/`, as the old templates did. */
export function memberFrom(feed: string, settings: ReadonlyMap<string, string>): MemberInput {
  const name = plainName(settings.get('name') ?? '');
  const site = settings.get('link');
  const picture = faceNames.map((key) => settings.get(key)).find(Boolean);
  const width = pixels(settings.get('facewidth'));
  const height = pixels(settings.get('faceheight'));
  const url = picture && (/^([a-z]+:)?\/\//i.test(picture) ? picture : `images/${picture}`);
  const used = new Set([
    'name',
    'link',
    'facewidth',
    'faceheight',
    ...faceNames,
    ...Object.keys(memberNotices),
  ]);
  const extra = Object.fromEntries([...settings].filter(([key, value]) => value !== '' && !used.has(key)));
  return {
    feed,
    ...(name && { name }),
    ...(site && { site }),
    ...(url && { face: { url, ...(width && { width }), ...(height && { height }) } }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

function pixels(value: string | undefined): number | undefined {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 && number < 10_000 ? number : undefined;
}

/** One notice an option, however many members have it. */
export function unusedNotices(unused: ReadonlyMap<string, number>): Notice[] {
  return [...unused].map(([key, count]) => ({
    code: 'venus-option',
    message: `"${key}" of ${count === 1 ? '1 member' : `${count} members`} ${memberNotices[key]}.`,
  }));
}
