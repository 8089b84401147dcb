import { atom } from './atom.ts';
import { foaf } from './foaf.ts';
import type { Format } from './format.ts';
import { jsonFeed } from './json-feed.ts';
import { opml } from './opml.ts';
import { rss10 } from './rss10.ts';
import { rss20 } from './rss20.ts';

/** Every format a planet is published in, at the file names its subscribers know. */
export const formats: readonly Format[] = [atom, rss20, rss10, jsonFeed, opml, foaf];
