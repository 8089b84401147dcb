import type { Answer } from './exchange.ts';
import type { Failure } from './failure.ts';
import type { FailureReason } from './outcome.ts';
import { statusFailure } from './status-failure.ts';

/** What became of telling a hub. */
export type HubOutcome =
  | { status: 'told'; message: string }
  | { status: 'failed'; reason: FailureReason; message: string; hint?: string; httpStatus?: number };

/** The form that tells a hub of news: `hub.mode=publish` with a `hub.url` for each topic, as hubs have taken it since PubSubHubbub. */
export function hubForm(topics: readonly string[]): string {
  const form = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const topic of topics) form.append('hub.url', topic);
  return form.toString();
}

/** What a hub's answer means: any 2xx is a yes, a redirect is not followed with a form. */
export function hubOutcome(answer: Answer | Failure, { host }: URL): HubOutcome {
  if ('reason' in answer) return { status: 'failed', ...answer };
  const { httpStatus } = answer;
  if (httpStatus >= 200 && httpStatus < 300) return { status: 'told', message: `${host} knows of the news.` };
  const { reason } = statusFailure(answer, host);
  return {
    status: 'failed',
    reason,
    message: `${host} did not take the news (HTTP ${httpStatus}).`,
    httpStatus,
  };
}
