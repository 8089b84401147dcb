/**
 * The schema, one step a version; a step that was ever released never changes. States and entries are JSON of the model;
 * `date` is the entry's `entryDate`, the order of every page. An entry's text has a table of its own, so that seeing it
 * once more does not write it once more.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE sources (id TEXT PRIMARY KEY, state TEXT NOT NULL);
  CREATE TABLE entries (
    key INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    date TEXT NOT NULL,
    published TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (source, id)
  );
  CREATE INDEX entries_by_date ON entries (date DESC, source, id);
  CREATE TABLE contents (key INTEGER PRIMARY KEY, entry TEXT NOT NULL);
  CREATE TABLE clean_html (key TEXT PRIMARY KEY, policy TEXT NOT NULL, html TEXT NOT NULL);
  CREATE TABLE releases (dir TEXT PRIMARY KEY, stamp TEXT);
  CREATE TABLE published (
    dir TEXT NOT NULL,
    path TEXT NOT NULL,
    hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified REAL NOT NULL,
    PRIMARY KEY (dir, path)
  ) WITHOUT ROWID;
  CREATE TABLE planet (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `,
  // How polling goes is one record of the fetcher's from here on; a validator lost on the way would cost every feed a
  // whole download. json_patch drops what is null.
  `
  UPDATE sources SET state = json_patch('{}', json_object(
    'feed', json(state -> 'feed'),
    'poll', json_object(
      'version', 1,
      'feedUrl', state ->> 'feedUrl',
      'url', state ->> 'url',
      'validators', json(state -> 'validators'),
      'bodyHash', state ->> 'bodyHash',
      'problem', json_remove(json(state -> 'problem'), '$.status'),
      'failures', state -> 'failures',
      'polled', nullif(state ->> 'polled', ''),
      'succeeded', state ->> 'succeeded',
      'notBefore', state ->> 'due',
      'pausedUntil', iif(state ->> '$.problem.status' = 'gone', NULL, state ->> 'due'),
      'waits', iif(state ->> 'due' IS NULL, NULL, iif(state ->> '$.problem.status' = 'gone', 'gone', 'retry-after')),
      'notModifiedInRow', 0,
      'counts', json_object('polls', 0, 'notModified', 0, 'changed', 0, 'bytes', 0)
    )
  ));
  CREATE TABLE buckets (name TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE bodies (source TEXT PRIMARY KEY, origin TEXT NOT NULL, body BLOB NOT NULL);
  ALTER TABLE entries ADD COLUMN withdrawn TEXT;
  DROP INDEX entries_by_date;
  CREATE INDEX entries_by_date ON entries (date DESC, source, id) WHERE withdrawn IS NULL;
  `,
  `CREATE TABLE lists (address TEXT PRIMARY KEY, poll TEXT NOT NULL, type TEXT, body BLOB) WITHOUT ROWID;`,
];

/** Marks the file as a planet's ("Pcrs"), so that no other program's database is ever written to. */
export const applicationId = 0x50637273;
