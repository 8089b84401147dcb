/** What the parts are told on the command line. */
export interface Options {
  /** A folder of real feeds. Without one the project's fixtures are used. */
  folder?: string;
  /** Files of payloads beside the project's own: JSON, `[{ "html": "…" }]`. */
  payloadFiles: readonly string[];
  /** What the mutated markup is made from. */
  seed: number;
  /** How many. */
  count: number;
  /** Only the mutated markup of this index. */
  only?: number;
}
