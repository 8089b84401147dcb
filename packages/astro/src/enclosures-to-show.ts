import type { Entry, SafeHtml } from '@planet-ceres/model';

/** An enclosure as a page shows it. */
export interface ShownEnclosure {
  url: string;
  /** Audio and video get a player, anything else a link. */
  kind: 'audio' | 'video' | 'file';
  /** Its title, else the name of the file. */
  name: string;
  /** Type and size as far as known: `audio/mpeg, 12.3 MB`. */
  details: string;
}

/** The enclosures of an entry that its content does not already show. */
export function enclosuresToShow({ enclosures, content }: Entry<SafeHtml>): ShownEnclosure[] {
  return enclosures
    .filter(({ url }) => !content?.includes(url.replaceAll('&', '&amp;')))
    .map(({ url, type = '', length = 0, title }) => ({
      url,
      kind: type.startsWith('audio/') ? 'audio' : type.startsWith('video/') ? 'video' : 'file',
      name: title ?? fileName(url),
      details: [type, length > 0 ? size(length) : ''].filter((detail) => detail !== '').join(', '),
    }));
}

function fileName(url: string): string {
  const { hostname, pathname } = new URL(url);
  const name = pathname.split('/').at(-1) || hostname;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function size(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
