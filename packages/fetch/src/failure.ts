import type { FailureReason } from './outcome.ts';

/** A failed outcome before anybody asked which URL it was. */
export interface Failure {
  reason: FailureReason;
  message: string;
  hint?: string;
  httpStatus?: number;
  retryAfter?: number;
}

/** Wraps a failure for the places that can only throw or call back with an error; `failureIn` takes it out again. */
export function errorOf(failure: Failure): Error {
  return Object.assign(new Error(failure.message), { failure });
}

/** The failure that `errorOf` wrapped, or undefined for any other error. */
export function failureIn(error: unknown): Failure | undefined {
  return error instanceof Error && 'failure' in error ? (error.failure as Failure) : undefined;
}
