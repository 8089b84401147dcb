/** What the parts are told on the command line. */
export interface Options {
  /** A folder of real feeds, with or without a `manifest.json`. Without one the project's fixtures are used. */
  folder?: string;
  /** What the mutated feeds are made from. */
  seed: number;
  /** How many. */
  count: number;
  /** Only the mutated feed of this index. */
  only?: number;
}
