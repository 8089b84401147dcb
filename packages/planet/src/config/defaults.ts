/** What a config that says nothing means. */
export const defaults = {
  language: 'en',
  timeZone: 'UTC',
  dateFormat: '%B %d, %Y %I:%M %p',
  dayFormat: '%B %d, %Y',
  output: 'site',
  public: 'public',
  entriesPerPage: 60,
  concurrency: 32,
  timeout: 30,
  interval: 60,
  gap: 1,
} as const;
