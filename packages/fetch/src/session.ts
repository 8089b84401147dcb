import { type AskSettings, createAsk } from './ask.ts';
import { bucketOf } from './bucket.ts';
import { type Budget, createBudget } from './budget.ts';
import type { Clock } from './clock.ts';
import type { Answer } from './exchange.ts';
import type { Failure } from './failure.ts';
import { cleanFeedUrl, type FeedUrl, withoutCredentials } from './feed-url.ts';
import { type HubOutcome, hubForm, hubOutcome } from './hub-outcome.ts';
import { failed, judge } from './judge.ts';
import type { FetchOutcome, FetchRequest } from './outcome.ts';
import { domainPauseIn, withPause } from './pause-asked.ts';
import { createPlaces } from './places.ts';
import { readRetryAfter } from './poll-hints.ts';
import { createQueue, type Turn } from './queue.ts';
import type { Leg } from './redirect.ts';
import { formHeaders, requestHeaders } from './request-headers.ts';
import type { TurnedAway } from './wait.ts';
import { watchAborts } from './watch-aborts.ts';

/** What a fetcher was told, checked and with every default in place. */
export interface Settings extends AskSettings {
  userAgent: string;
  perDomainGap: number;
  domainGaps: ReadonlyMap<string, number>;
  domainPauses: ReadonlyMap<string, number>;
  clock: Clock;
}

/** The part of a fetcher that queues and asks. */
export interface Session {
  /** `hear` is told of every answer as it came, those on the way included. */
  fetchFeed(request: FetchRequest, hear?: (answer: Answer, url: URL) => void): Promise<FetchOutcome>;
  tellHub(hub: string, topics: readonly string[], signal?: AbortSignal): Promise<HubOutcome>;
}

/** One fetch from its start to its outcome. */
interface Journey {
  request: FetchRequest;
  source: FeedUrl;
  budget: Budget;
  hear: ((answer: Answer, url: URL) => void) | undefined;
}

/** What one request came to. */
type Step = FetchOutcome | Leg | TurnedAway;

/** So many names are looked up at once, those included that wait for a place: their addresses should still be true then. */
const namesAtOnce = 64;

/** Opens a session. Only this loads undici, which costs more than all the rest. */
export function openSession(settings: Settings): Session {
  const { allowed, clock, domainGaps, domainPauses, perDomainGap, userAgent } = settings;
  const watch = watchAborts();
  const door = createPlaces({ total: namesAtOnce, watch });
  const ask = createAsk(settings, { door, watch });
  const gapOf = (bucket: string) => domainGaps.get(bucket) ?? perDomainGap;
  const queue = createQueue({ gapOf, door, clock, watch });
  for (const [bucket, milliseconds] of domainPauses) queue.pause(bucket, milliseconds / 1000);

  /** Sends one request and says what its answer means. */
  async function take(
    { request, source, budget, hear }: Journey,
    leg: Leg,
    { bucket, turn, isNext }: { bucket: string; turn: Turn; isNext: boolean },
  ): Promise<Step> {
    const { url } = leg;
    const { signal, giveUp } = request;
    const headers = requestHeaders(url, { userAgent, source, request });
    const isInsecure = request.isInsecure === true && url.origin === source.url.origin;
    // Who has asked already is under way and does not give up.
    const patience = isNext ? { signal } : { signal, giveUp };
    return ask({ url, headers, isInsecure, isNext, turn, budget, patience }, async (answer) => {
      if ('reason' in answer) return failed(answer, url.href);
      hear?.(answer, url);
      // Every answer may ask for a pause, also one that makes no sense otherwise.
      const asked = readRetryAfter(answer.headers, request.now);
      const found = judge(answer, leg, request);
      const step = 'passed' in found ? found : withPause(found, asked);
      const pause = 'passed' in step ? asked : domainPauseIn(step);
      if (pause !== undefined) queue.pause(bucket, pause);
      if ('passed' in step) return step;
      if (step.status === 'fresh') await request.whenFresh?.(step);
      return withPause(step, leg.retryAfter);
    });
  }

  /** Asks one server, and at once again as long as it redirects to a URL of the same bucket. */
  async function visit(journey: Journey, first: Leg, bucket: string, turn: Turn): Promise<Step> {
    let step = await take(journey, first, { bucket, turn, isNext: false });
    while ('passed' in step && bucketOf(step.url, allowed) === bucket) {
      step = await take(journey, step, { bucket, turn, isNext: true });
    }
    return step;
  }

  return {
    async fetchFeed(request, hear) {
      const source = cleanFeedUrl(request.url);
      if ('reason' in source) return failed(source, withoutCredentials(request.url));
      const journey = { request, source, budget: createBudget(settings.timeout), hear };
      let leg: Leg = { url: source.url, passed: [], isPermanent: true };
      while (true) {
        const here = leg;
        const bucket = bucketOf(here.url, allowed);
        const step = await queue.run(bucket, (turn) => visit(journey, here, bucket, turn), request);
        if ('turnedAway' in step) return notAsked(here.url, step);
        if ('status' in step) return step;
        // The pause was asked for by the domain that is left; no feed may lay one on another's.
        const { retryAfter: _asked, ...onward } = step;
        leg = onward;
      }
    },

    async tellHub(hub, topics, signal) {
      const source = cleanFeedUrl(hub);
      if ('reason' in source) return hubOutcome(source, new URL('about:blank'));
      const { url } = source;
      const headers = formHeaders(userAgent, source);
      const question = { url, headers, form: hubForm(topics), isInsecure: false, isNext: false };
      const budget = createBudget(settings.timeout);
      const post = (turn: Turn) =>
        ask({ ...question, turn, budget, patience: { signal } }, async (found) => found);
      const bucket = bucketOf(url, allowed);
      const answer = await queue.run(bucket, post, { signal });
      if ('turnedAway' in answer) return hubOutcome(pausedFailure(url), url);
      const pause = 'reason' in answer ? undefined : readRetryAfter(answer.headers);
      if (pause !== undefined) queue.pause(bucket, pause);
      return hubOutcome(answer, url);
    },
  };
}

function notAsked({ host, href }: URL, { turnedAway }: TurnedAway): FetchOutcome {
  if (turnedAway === undefined) {
    const message = `${host} was not asked, because its turn did not come in time.`;
    return failed({ reason: 'paused', message, hint: 'It is asked next time.' }, href);
  }
  return failed({ ...pausedFailure({ host }), retryAfter: turnedAway }, href);
}

function pausedFailure({ host }: Pick<URL, 'host'>): Failure {
  const message = `${host} was not asked, because a server of the same domain has just asked for a pause.`;
  return { reason: 'paused', message };
}
