/** One of several things wrong at once: where, what, and what was probably meant. */
export interface Problem {
  /** The place as the user wrote it: `members.3.feed`, `[Planet] items_per_page`. */
  path: string;
  message: string;
  hint?: string;
}

/**
 * The one error class: a caller's mistake, or nothing can go on. Switch on `code`, which never changes its meaning;
 * `message` says what and why, `hint` what to do.
 */
export class PlanetError extends Error {
  /** What went wrong; each code keeps its meaning for good. */
  readonly code:
    | 'BAD_CONFIG'
    | 'NOT_A_FEED'
    | 'STORE_BROKEN'
    | 'STORE_BUSY'
    | 'BAD_STATE'
    | 'STATE_NOT_WRITTEN'
    | 'PUBLISH_FAILED'
    | 'SANITIZER_UNSOUND';
  /** What to do, as a sentence. */
  readonly hint: string | undefined;
  /** Every problem found, where there can be several (`BAD_CONFIG`). */
  readonly problems: readonly Problem[];

  constructor(
    code: PlanetError['code'],
    message: string,
    options: { hint?: string; cause?: unknown; problems?: readonly Problem[] } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'PlanetError';
    this.code = code;
    this.hint = options.hint;
    this.problems = options.problems ?? [];
  }
}
