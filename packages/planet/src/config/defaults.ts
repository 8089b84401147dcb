/** What a config that says nothing means. */
export const defaults = {
  language: 'en',
  timeZone: 'UTC',
  dateFormat: '%B %d, %Y %I:%M %p',
  dayFormat: '%B %d, %Y',
  output: 'site',
  public: 'public',
  entriesPerPage: 60,
  order: 'published',
  filterFields: ['title', 'text', 'tags', 'author'],
  excerpt: 500,
  withdrawn: { deleted: 'remove', missing: 'keep' },
  concurrency: 32,
  timeout: 30,
  interval: 60,
  gap: 1,
} as const;
