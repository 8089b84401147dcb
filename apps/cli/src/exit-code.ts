/** What the shell sees. Documented in the README: cron jobs and CI depend on these. */
export const exitCode = {
  /** All went well; single feeds may have failed and are reported. */
  done: 0,
  /** Nothing could be published: no feed answered, or the site could not be written. */
  failed: 1,
  /** The call or the config is wrong. Nothing was fetched, nothing written. */
  mistake: 2,
} as const;
