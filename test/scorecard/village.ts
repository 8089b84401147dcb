import { type Answer, reply, type SeenRequest } from '../../packages/fetch/src/testing/serve.ts';
import type { TestPlanetOptions } from '../behaviours/kit/planet.ts';
import { openTimedPlanet, type TimedPlanet } from '../behaviours/kit/timed-planet.ts';
import { openWeb } from '../behaviours/kit/web.ts';

/** A request as a server's log has it, with what was answered. */
export interface Logged {
  /** Hours since the planet began. */
  hours: number;
  /** Without `.test`. */
  house: string;
  path: string;
  headers: SeenRequest['headers'];
  status: number;
  /** Whether the answer was a feed. */
  isFeed: boolean;
}

/** Sites of the internet that all belong to one planet, and the log of their servers. */
export interface Village {
  planet: TimedPlanet;
  log: readonly Logged[];
  /** The part of one house. */
  logOf(house: string): Logged[];
  /** Updates every so many hours until this one, in a new process each time if it restarts. */
  live(until: number, options?: { every?: number; force?: boolean; restarts?: boolean }): Promise<void>;
}

/** A village of these houses; the feed of `jane` is `http://jane.test/feed`, that of `a.blogs` has a neighbour in `b.blogs`. */
export async function openVillage(
  houses: Readonly<Record<string, Answer>>,
  options: TestPlanetOptions = {},
): Promise<Village> {
  const web = await openWeb();
  const log: Logged[] = [];
  let hours = 0;
  const server = await web.serve(async (request, socket) => {
    const house = request.headers.host?.replace(/\.test(:\d+)?$/, '') ?? '';
    const bytes = await (houses[house] ?? (() => reply(404)))(request, socket);
    const text = String(bytes ?? '');
    const { path, headers } = request;
    const isFeed = /^HTTP\/1.1 2/.test(text) && /<(rss|feed)\b/.test(text);
    log.push({ hours, house, path, headers, status: Number(text.slice(9, 12)), isFeed });
    return bytes;
  });
  const names = Object.keys(houses);
  const planet = await openTimedPlanet(
    web,
    names.map((house) => ({ id: house.replace('.', '-'), feed: `http://${house}.test:${server.port}/feed` })),
    {
      ...options,
      web: {
        names: Object.fromEntries(names.map((house) => [`${house}.test`, ['127.0.0.1']])),
        allowHosts: ['127.0.0.0/8'],
        ...options.web,
      },
    },
  );
  let next = 0;
  return {
    planet,
    log,
    logOf: (name) => log.filter(({ house }) => house === name),
    async live(until, { every = 1, force = false, restarts = false } = {}) {
      for (; next <= until; next += every) {
        hours = next;
        await planet.update(next, { force });
        if (restarts) await planet.restart();
      }
    },
  };
}

/** Hours between each two requests. */
export function gapsOf(log: readonly Logged[]): number[] {
  return log.slice(1).map(({ hours }, index) => hours - (log[index]?.hours ?? 0));
}

export function isConditional({ headers }: Logged): boolean {
  return headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined;
}
