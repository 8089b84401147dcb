import type { PartOptions } from '../parts.ts';

/** What the parts are told on the command line. */
export interface Options extends PartOptions {
  /** Files of payloads beside the project's own: JSON, `[{ "html": "…" }]`. */
  payloadFiles: readonly string[];
}
