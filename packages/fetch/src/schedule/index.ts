export { type BucketState, recordBucket, slowdownOf } from './bucket-state.ts';
export { type PollPlan, planPoll } from './plan-poll.ts';
export type { PollPolicy } from './poll-policy.ts';
export type { PollProblem, PollState } from './poll-state.ts';
export { type ReadResult, recordFailure, recordPoll } from './record-poll.ts';
