import { Agent } from 'undici';
import type { AllowList } from './allow-list.ts';
import { bucketOf } from './bucket.ts';
import type { Clock } from './clock.ts';
import { createConnector } from './connect.ts';
import { type Answer, exchange, type Limits } from './exchange.ts';
import { idleLimits } from './explain-error.ts';
import { cleanFeedUrl, withoutCredentials } from './feed-url.ts';
import { failed, judge } from './judge.ts';
import type { FetchOutcome, FetchRequest } from './outcome.ts';
import { createQueue, type TurnedAway } from './queue.ts';
import type { Leg } from './redirect.ts';
import { requestHeaders } from './request-headers.ts';
import type { Resolve } from './resolve.ts';

/** What a fetcher was told, checked and with every default in place. */
export interface Settings extends Limits {
  userAgent: string;
  concurrency: number;
  perDomainGap: number;
  domainGaps: ReadonlyMap<string, number>;
  perAddress: number;
  allowed: AllowList;
  resolve: Resolve;
  clock: Clock;
}

/** The part of a fetcher that holds sockets and queues. */
export interface Session {
  /** `hear` is told of every answer as it came, those on the way included. */
  fetchFeed(request: FetchRequest, hear?: (answer: Answer, url: URL) => void): Promise<FetchOutcome>;
  close(): Promise<void>;
}

/** One request and what its answer means. */
type Take = (leg: Leg) => Promise<FetchOutcome | Leg>;

/** Opens a session. Only this loads undici, which costs more than all the rest. */
export function openSession({ allowed, resolve, userAgent, ...settings }: Settings): Session {
  const { concurrency, clock, perDomainGap, domainGaps } = settings;
  const queue = createQueue({
    concurrency,
    clock,
    gapOf: (bucket) => domainGaps.get(bucket) ?? perDomainGap,
  });
  const agent = new Agent({
    connect: createConnector(allowed, resolve),
    allowH2: false,
    // A feed is one request: a connection kept open is a socket wasted on both sides.
    pipelining: 0,
    maxHeaderSize: 32 * 1024,
    maxResponseSize: settings.maxBytes,
    ...idleLimits,
  });

  /** Asks one server, and at once again as long as it redirects to a URL of the same bucket. */
  async function visit(bucket: string, first: Leg, take: Take): Promise<FetchOutcome | Leg> {
    let step = await take(first);
    while (!('status' in step) && bucketOf(step.url, allowed) === bucket) step = await take(step);
    const pause = 'status' in step ? pauseAskedIn(step) : undefined;
    if (pause !== undefined) queue.pause(bucket, pause);
    return step;
  }

  /** Goes from bucket to bucket, queueing at each, until there is an outcome. */
  async function travel(start: URL, take: Take, { signal, giveUp }: FetchRequest): Promise<FetchOutcome> {
    let leg: Leg = { url: start, passed: [], isPermanent: true };
    while (true) {
      const here = leg;
      const bucket = bucketOf(here.url, allowed);
      const step = await queue.run(bucket, () => visit(bucket, here, take), { signal, giveUp });
      if ('turnedAway' in step) return turnedAway(here.url, step);
      if ('status' in step) return step;
      leg = step;
    }
  }

  return {
    async fetchFeed(request, hear) {
      const { url: address, signal } = request;
      const source = cleanFeedUrl(address);
      if ('reason' in source) return failed(source, withoutCredentials(address));
      let remaining = settings.timeout;
      const take: Take = async (leg) => {
        const started = performance.now();
        const headers = requestHeaders(leg.url, { userAgent, source, request });
        const answer = await exchange(agent, { url: leg.url, headers, remaining }, settings, signal);
        remaining -= performance.now() - started;
        if ('reason' in answer) return failed(answer, leg.url.href);
        hear?.(answer, leg.url);
        return judge(answer, leg, request);
      };
      return travel(source.url, take, request);
    },

    close: () => agent.destroy(),
  };
}

function pauseAskedIn(outcome: FetchOutcome): number | undefined {
  switch (outcome.status) {
    case 'failed':
      return outcome.retryAfter;
    case 'fresh':
    case 'unchanged':
      return outcome.hints.retryAfter;
    case 'gone':
      return undefined;
  }
}

function turnedAway(url: URL, { turnedAway: seconds }: TurnedAway): FetchOutcome {
  if (seconds === undefined) {
    return failed(
      { reason: 'paused', message: `${url.host} was not asked: its turn had not come.` },
      url.href,
    );
  }
  const message = `${url.host} was not asked, because a server of the same domain has just asked for a pause.`;
  return failed({ reason: 'paused', message, retryAfter: seconds }, url.href);
}
