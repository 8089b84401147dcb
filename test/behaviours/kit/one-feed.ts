import type { Answer, SeenRequest } from '../../../packages/fetch/src/testing/serve.ts';
import type { SourceReport } from '../../../packages/planet/src/update/report.ts';
import type { TestPlanetOptions } from './planet.ts';
import { openTimedPlanet, type TimedPlanet } from './timed-planet.ts';
import { openWeb, type Web } from './web.ts';

/** A planet of one feed and what its server saw. */
export interface OneFeed extends TimedPlanet {
  web: Web;
  /** Without a slash at its end; the feed is at `/feed`. */
  origin: string;
  seen: readonly SeenRequest[];
  /** Polls two hours after the last poll. */
  next(): Promise<SourceReport>;
  /** `If-None-Match` and `If-Modified-Since` of every request so far. */
  conditions(): [etag: string | undefined, date: string | undefined][];
  /** Hours until the server is asked again, to the three minutes unless `step` says otherwise. */
  rest(options?: Parameters<TimedPlanet['waitFor']>[1]): Promise<number>;
}

/** One answer for each request; the last for all that come later. */
export function inTurn(...answers: readonly Answer[]): Answer {
  let asked = 0;
  return (request, socket) => answers[Math.min(asked++, answers.length - 1)]?.(request, socket);
}

/** Opens a planet of the one feed that this server answers for. It was not polled yet. */
export async function openOneFeed(
  answer: Answer,
  { path = '/feed', ...options }: TestPlanetOptions & { path?: string } = {},
): Promise<OneFeed> {
  const web = await openWeb();
  const server = await web.serve(answer);
  const planet = await openTimedPlanet(web, [server.origin + path], options);
  let isFirst = true;
  return {
    ...planet,
    web,
    origin: server.origin,
    seen: server.seen,
    next() {
      const hours = isFirst ? 0 : planet.reached() + 2;
      isFirst = false;
      return planet.poll(hours);
    },
    conditions: () =>
      server.seen.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]),
    rest: (how) => planet.waitFor(() => server.seen.length, how),
  };
}
