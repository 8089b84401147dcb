import { PlanetError } from '@planet-ceres/model';
import type { ListInput, MemberInput } from '../config/planet-config.ts';
import { printable } from '../config/printable.ts';
import { webAddress } from '../config/web-address.ts';
import { decodeIni } from '../import/decode-ini.ts';
import type { ListBody } from '../store/store.ts';
import { listFormat } from './list-format.ts';

/** The members that a list names, with what was left out; or why it is no list. */
export type ListReading =
  | { isList: true; members: MemberInput[]; notices: string[] }
  | { isList: false; message: string; hint?: string };

/** As many as a planet is built for. A list of a million lines is somebody's mistake. */
const mostMembers = 10_000;

/**
 * What a body holds: OPML, FOAF, CSV, or the members of a config. Its members are on the web: a list names no file of this
 * machine. Lists in it are not followed. A list that names nobody is none.
 */
export async function readList(
  list: Pick<ListInput, 'from' | 'format'>,
  body: ListBody,
): Promise<ListReading> {
  try {
    const { members, notices } = await membersOf(list, body);
    const reachable = members.filter(({ feed }) => 'url' in webAddress(feed)).slice(0, mostMembers);
    if (reachable.length === 0) return { isList: false, message: 'The list names no feed.' };
    const left = members.length - reachable.length;
    const lost =
      left > 0
        ? [
            `${left === 1 ? '1 feed' : `${left} feeds`} of the list cannot be used: lists name feeds by http(s) URLs, ${mostMembers} at most.`,
          ]
        : [];
    return { isList: true, members: reachable, notices: [...notices, ...lost] };
  } catch (cause) {
    const known = cause instanceof PlanetError ? cause : undefined;
    const isForeign = known?.code === 'NOT_A_FEED';
    const message = cause instanceof Error ? cause.message : String(cause);
    // What is to be done about a feed that is none, says nothing of a list.
    const why = printable(isForeign ? message.replace(/^This is not a feed: /, '') : message);
    return {
      isList: false,
      message: `The list cannot be read: ${why}`,
      ...(known?.hint && !isForeign && { hint: known.hint }),
    };
  }
}

async function membersOf(
  list: Pick<ListInput, 'from' | 'format'>,
  body: ListBody,
): Promise<{ members: MemberInput[]; notices: string[] }> {
  const text = new TextDecoder().decode(body.bytes);
  const format = listFormat(list, body, text.slice(0, 10_000));
  switch (format) {
    case 'opml':
    case 'foaf': {
      const { parseOpml, parseFoaf } = await import('@planet-ceres/normalize');
      const { outlines, skipped } = format === 'opml' ? parseOpml(body.bytes) : parseFoaf(body.bytes);
      const members = outlines.map(({ feedUrl, siteUrl, ...rest }) => ({
        feed: feedUrl,
        ...rest,
        ...(siteUrl && { site: siteUrl }),
      }));
      return {
        members,
        notices: skipped.map(
          (address) => `${JSON.stringify(printable(address))} is left out: it is no http(s) URL.`,
        ),
      };
    }
    case 'csv': {
      const { csvMembers } = await import('./csv-members.ts');
      const { patternProblem } = await import('@planet-ceres/timeline/filter');
      return { members: csvMembers(decodeIni(body.bytes), patternProblem), notices: [] };
    }
    case undefined:
      throw new PlanetError('BAD_CONFIG', 'nothing tells what format it has.', {
        hint: 'Say it in the config: "format" is opml, csv, foaf or config.',
      });
    default:
      return (await import('./config-members.ts')).configMembers(body.bytes, format, 'list');
  }
}
