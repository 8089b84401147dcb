/** Something odd that was mended or guessed. A value, never thrown; what it speaks of still works. */
export interface Notice {
  /** Lower-case words with hyphens (`date-placeholder`). Its meaning never changes. */
  code: string;
  /** What was found and what was made of it, as a sentence. */
  message: string;
  /** The source whose feed it was found in. */
  sourceId?: string;
  /** The entry it is about, where it is about one. */
  entryId?: string;
}
