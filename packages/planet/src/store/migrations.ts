import type { DatabaseSync } from 'node:sqlite';
import { entryKeys } from '../history/entry-keys.ts';
import { tagNames } from '../history/tag-names.ts';
import { updateDate } from '../history/update-date.ts';
import { readEntry } from './read-row.ts';

/** SQL, and what it takes a program to fill in. */
export type Migration = string | { sql: string; fill: (database: DatabaseSync) => void };

/**
 * The schema, one step a version; a step that was ever released never changes. States and entries are JSON of the model;
 * `date` is the entry's `entryDate`, the order of every page. An entry's text has a table of its own, so that seeing it
 * once more does not write it once more.
 */
export const migrations: readonly Migration[] = [
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
  // What an entry is known by when its id changes, what became of it, and which views leave it out. `change` counts up with
  // every entry that is written: a view looks at those after the last it saw.
  {
    sql: `
    ALTER TABLE entries ADD COLUMN updated TEXT NOT NULL DEFAULT '';
    ALTER TABLE entries ADD COLUMN missing TEXT;
    ALTER TABLE entries ADD COLUMN removed TEXT;
    ALTER TABLE entries ADD COLUMN held TEXT;
    ALTER TABLE entries ADD COLUMN link TEXT;
    ALTER TABLE entries ADD COLUMN text TEXT;
    ALTER TABLE entries ADD COLUMN title_date TEXT;
    ALTER TABLE entries ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
    DROP INDEX entries_by_date;
    CREATE INDEX entries_by_date ON entries (date DESC, source, id, withdrawn, missing, removed, held, change);
    CREATE INDEX entries_by_link ON entries (link) WHERE link IS NOT NULL;
    CREATE INDEX entries_by_text ON entries (source, text) WHERE text IS NOT NULL;
    CREATE INDEX entries_by_title_date ON entries (source, title_date) WHERE title_date IS NOT NULL;
    CREATE INDEX entries_gone ON entries (source)
      WHERE removed IS NOT NULL OR withdrawn IS NOT NULL OR missing IS NOT NULL;
    CREATE INDEX entries_by_change ON entries (change);
    CREATE TABLE aliases (source TEXT NOT NULL, alias TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (source, alias)) WITHOUT ROWID;
    CREATE TABLE tags (key INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (key, tag)) WITHOUT ROWID;
    CREATE INDEX tags_by_name ON tags (tag, key);
    ALTER TABLE published ADD COLUMN stamp TEXT;
    CREATE TABLE left_out (view TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (view, key)) WITHOUT ROWID;
    CREATE TABLE judgements (view TEXT PRIMARY KEY, rules TEXT NOT NULL, change INTEGER NOT NULL) WITHOUT ROWID;
    `,
    fill(database) {
      const update = database.prepare(
        'UPDATE entries SET updated = ?, link = ?, text = ?, title_date = ? WHERE key = ?',
      );
      const addTag = database.prepare('INSERT OR IGNORE INTO tags (key, tag) VALUES (?, ?)');
      const rows = database.prepare('SELECT key, entry, last_seen FROM entries JOIN contents USING (key)');
      for (const row of rows.all()) {
        const entry = readEntry(row.entry);
        const { link = null, text = null, titleDate = null } = entryKeys(entry);
        update.run(updateDate(entry, String(row.last_seen)), link, text, titleDate, Number(row.key));
        for (const tag of tagNames(entry)) addTag.run(Number(row.key), tag);
      }
    },
  },
  `CREATE TABLE lists (address TEXT PRIMARY KEY, poll TEXT NOT NULL, type TEXT, body BLOB) WITHOUT ROWID;`,
];

/** Marks the file as a planet's ("Pcrs"), so that no other program's database is ever written to. */
export const applicationId = 0x50637273;
