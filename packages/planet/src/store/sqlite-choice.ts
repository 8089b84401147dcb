import type { SQLInputValue } from 'node:sqlite';
import type { RawEntry } from '@planet-ceres/model';
import { tagName } from '../history/tag-names.ts';
import { readEntry, readRow } from './read-row.ts';
import type { Sql } from './sql.ts';
import type { Choice, EntryQuery, Span, SpanState, Store } from './store.ts';

interface Condition {
  where: string;
  values: SQLInputValue[];
  /** The column that entries are dated by. */
  date: 'date' | 'updated';
}

/** A choice of entries as conditions on the table `entries`. */
function conditionOf(choice: Choice): Condition {
  const { sourceIds, order, isFront = false, keepWithdrawn = [], dropMissing = [], tag, view } = choice;
  const [sourceId, ...others] = sourceIds;
  const parts = ['removed IS NULL'];
  const values: SQLInputValue[] = [];
  const list = (ids: readonly string[]) => {
    values.push(JSON.stringify(ids));
    return '(SELECT value FROM json_each(?))';
  };
  if (sourceId !== undefined && others.length === 0) {
    // Every poll may ask this of one source, so the entries of the others are not looked through.
    parts.push('source = ?');
    values.push(sourceId);
  } else {
    // The plus keeps SQLite from going by source and then sorting everything: pages are read along the index by date.
    parts.push(`+source IN ${list(sourceIds)}`);
  }
  parts.push(
    keepWithdrawn.length > 0
      ? `(withdrawn IS NULL OR source IN ${list(keepWithdrawn)})`
      : 'withdrawn IS NULL',
  );
  if (dropMissing.length > 0) parts.push(`(missing IS NULL OR source NOT IN ${list(dropMissing)})`);
  if (isFront) parts.push('held IS NULL');
  if (tag !== undefined) {
    parts.push('entries.key IN (SELECT tags.key FROM tags WHERE tags.tag = ?)');
    values.push(tagName(tag));
  }
  if (view !== undefined) {
    parts.push('NOT EXISTS (SELECT 1 FROM left_out WHERE left_out.view = ? AND left_out.key = entries.key)');
    values.push(view);
  }
  return { where: parts.join(' AND '), values, date: order === 'updated' ? 'updated' : 'date' };
}

/** Planets that go by `updated` are few: only they pay for an index. */
function indexFor(sql: Sql, { order }: Choice): void {
  if (order !== 'updated') return;
  sql(
    `CREATE INDEX IF NOT EXISTS entries_by_updated
     ON entries (updated DESC, source, id, withdrawn, missing, removed, held, change)`,
  ).run();
}

export function pageOf(sql: Sql, query: EntryQuery): RawEntry[] {
  indexFor(sql, query);
  const { where, values, date } = conditionOf(query);
  const { span, after, limit, markWithdrawn = [], markMissing = [] } = query;
  const parts = [where];
  if (span) {
    parts.push(`${date} >= ? AND ${date} < ?`);
    values.push(span.from, span.to);
  }
  if (after) {
    parts.push(`(${date} < ? OR (${date} = ? AND (source, id) > (?, ?)))`, `${date} <= ?`);
    values.push(after.date, after.date, after.sourceId, after.id, after.date);
  }
  const rows = sql(
    `SELECT entry, ${date} AS dated, coalesce(
       iif(source IN (SELECT value FROM json_each(?)), withdrawn, NULL),
       iif(source IN (SELECT value FROM json_each(?)), missing, NULL)
     ) AS gone FROM entries LEFT JOIN contents USING (key)
     WHERE ${parts.join(' AND ')} ORDER BY ${date} DESC, source, id LIMIT ?`,
  ).all(JSON.stringify(markWithdrawn), JSON.stringify(markMissing), ...values, limit);
  return rows.map(({ entry, dated, gone }) => ({
    ...readEntry(entry),
    ...(date === 'updated' && { date: String(dated) }),
    ...(gone !== null && { withdrawn: String(gone) }),
  }));
}

export function countEntries(sql: Sql, choice: Choice, spans: readonly Span[]): number[] {
  indexFor(sql, choice);
  const { where, values, date } = conditionOf(choice);
  // One statement for all spans: the ids of thousands of sources are put in order once.
  const rows = sql(
    `SELECT span.key AS at, count(*) AS entries FROM json_each(?) AS span CROSS JOIN entries
     WHERE ${date} >= span.value ->> 'from' AND ${date} < span.value ->> 'to' AND ${where} GROUP BY span.key`,
  ).all(JSON.stringify(spans), ...values);
  const counts = new Map(rows.map(({ at, entries }) => [Number(at), Number(entries)]));
  return spans.map((_, at) => counts.get(at) ?? 0);
}

/** See `Store.spanStates`: the number of the last change among the entries of a span tells its states apart. */
export function spanStates(sql: Sql, choice: Choice, spans: readonly Span[]): SpanState[] {
  indexFor(sql, choice);
  const { where, values, date } = conditionOf(choice);
  const rows = sql(
    `SELECT span.key AS at, count(*) AS entries, max(change) AS change FROM json_each(?) AS span CROSS JOIN entries
     WHERE ${date} >= span.value ->> 'from' AND ${date} < span.value ->> 'to' AND ${where} GROUP BY span.key`,
  ).all(JSON.stringify(spans), ...values);
  const states = new Map(
    rows.map(({ at, entries, change }) => [
      Number(at),
      { count: Number(entries), revision: `${entries}.${change}` },
    ]),
  );
  return spans.map((_, at) => states.get(at) ?? { count: 0, revision: '' });
}

/** The months, in UTC, that entries of a choice are dated in, oldest first. One step back in the index for each. */
export function utcMonths(sql: Sql, choice: Choice): string[] {
  indexFor(sql, choice);
  const { where, values, date } = conditionOf(choice);
  const last = (before: string) =>
    `(SELECT substr(${date}, 1, 7) FROM entries WHERE ${where} ${before} ORDER BY ${date} DESC LIMIT 1)`;
  const rows = sql(
    `WITH RECURSIVE months (month) AS (
       SELECT ${last('')} UNION ALL SELECT ${last(`AND ${date} < months.month`)} FROM months WHERE month IS NOT NULL
     ) SELECT month FROM months WHERE month IS NOT NULL ORDER BY month`,
  );
  return rows.all(...values, ...values).map(({ month }) => String(month));
}

export function entrySpan(sql: Sql, choice: Choice): ReturnType<Store['entrySpan']> {
  const { where, values, date } = conditionOf(choice);
  const row = sql(`SELECT min(${date}) AS oldest, max(${date}) AS newest FROM entries WHERE ${where}`).get(
    ...values,
  );
  return row?.oldest ? { oldest: String(row.oldest), newest: String(row.newest) } : undefined;
}

/** Those that `conditionOf` would show, were they not taken away. */
export function removedEntries(sql: Sql, choice: Choice, since: string): ReturnType<Store['removedEntries']> {
  const { sourceIds, keepWithdrawn = [], dropMissing = [] } = choice;
  const rows = sql(
    `SELECT source, id, when_removed AS "when" FROM (
       SELECT source, id, coalesce(
         removed ->> '$.when',
         iif(source IN (SELECT value FROM json_each(?)), NULL, withdrawn),
         iif(source IN (SELECT value FROM json_each(?)), missing, NULL)
       ) AS when_removed
       FROM entries
       WHERE (removed IS NOT NULL OR withdrawn IS NOT NULL OR missing IS NOT NULL)
         AND source IN (SELECT value FROM json_each(?))
     ) WHERE when_removed >= ? ORDER BY when_removed DESC, source, id`,
  ).all(JSON.stringify(keepWithdrawn), JSON.stringify(dropMissing), JSON.stringify(sourceIds), since);
  return rows.map(({ source, id, when }) => ({
    sourceId: String(source),
    id: String(id),
    when: String(when),
  }));
}

/** Finds out which entries a view leaves out. See `Store.judge`. */
export function judge(
  sql: Sql,
  view: string,
  rules: ReadonlyMap<string, string>,
  passes: (entry: RawEntry) => boolean,
): void {
  const before = sql('SELECT rules, change FROM judgements WHERE view = ?').get(view);
  const known = before ? readRow<Record<string, string>>(before.rules) : {};
  const change = Number(before?.change ?? 0);
  const anew = [...rules].filter(([source, rule]) => known[source] !== rule).map(([source]) => source);
  const dropped = Object.keys(known).filter((source) => rules.get(source) !== known[source]);
  sql(
    `DELETE FROM left_out WHERE view = ? AND key IN (
       SELECT key FROM entries WHERE source IN (SELECT value FROM json_each(?)))`,
  ).run(view, JSON.stringify(dropped));
  const leaveOut = sql('INSERT OR REPLACE INTO left_out (view, key) VALUES (?, ?)');
  const letIn = sql('DELETE FROM left_out WHERE view = ? AND key = ?');
  const rows = sql(
    `SELECT key, entry FROM (
       SELECT key FROM entries WHERE source IN (SELECT value FROM json_each(?))
       UNION SELECT key FROM entries WHERE change > ? AND +source IN (SELECT value FROM json_each(?))
     ) JOIN contents USING (key)`,
  ).iterate(JSON.stringify(anew), change, JSON.stringify([...rules.keys()]));
  const verdicts: { key: number; isIn: boolean }[] = [];
  for (const { key, entry } of rows) verdicts.push({ key: Number(key), isIn: passes(readEntry(entry)) });
  for (const { key, isIn } of verdicts) (isIn ? letIn : leaveOut).run(view, key);
  const last = Number(sql('SELECT max(change) AS change FROM entries').get()?.change ?? 0);
  sql('INSERT OR REPLACE INTO judgements (view, rules, change) VALUES (?, ?, ?)').run(
    view,
    JSON.stringify(Object.fromEntries(rules)),
    last,
  );
}
