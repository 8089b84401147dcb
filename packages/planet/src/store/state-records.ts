import { PlanetError } from '@planet-ceres/model';
import { badState, wrongLine } from './bad-state.ts';
import { faultOf } from './shape.ts';
import {
  type StateRecord,
  type StateTables,
  stateVersion,
  type TableName,
  type TableRecord,
} from './state-record.ts';
import { tableShapes } from './state-shapes.ts';

const tableNames = Object.keys(tableShapes) as TableName[];

/** How much was restored. */
export interface Restored {
  sources: number;
  entries: number;
}

/** All that a store holds, one record after the other. */
export function* readRecords(tables: StateTables): Generator<StateRecord> {
  yield { type: 'planet-state', version: stateVersion };
  let records = 1;
  for (const name of tableNames) {
    for (const record of tables[name].read()) {
      yield record;
      records += 1;
    }
  }
  yield { type: 'end', records };
}

/** Throws `BAD_STATE` for a store in which there is anything that a restored state would have to be mixed with. */
export function refuseUnlessEmpty(tables: StateTables): void {
  for (const name of tableNames) {
    for (const _record of tables[name].read()) {
      throw new PlanetError(
        'BAD_STATE',
        'A state can only be restored into a store that is empty, and this one is not.',
        {
          hint: 'Nothing was changed. Move the store away (the folder .planet), or restore into another planet.',
        },
      );
    }
  }
}

/** Writes records from anywhere into empty tables. Throws `BAD_STATE` for the first that is wrong, and for a state that is not whole. */
export function writeRecords(records: Iterable<unknown>, tables: StateTables): Restored {
  const restored = { sources: 0, entries: 0 };
  let line = 0;
  let end: number | undefined;
  for (const value of records) {
    line += 1;
    if (end !== undefined) throw wrongLine(line, 'stands behind the end');
    if (line === 1) {
      checkHeader(value);
      continue;
    }
    const record = checkRecord(value, line);
    if (record.type === 'end') {
      end = line;
      continue;
    }
    const table: { write(record: TableRecord): boolean } = tables[record.type];
    if (!table.write(record))
      throw wrongLine(line, `repeats a record of type "${record.type}" that was there before`);
    if (record.type === 'source') restored.sources += 1;
    if (record.type === 'entry') restored.entries += 1;
  }
  if (end === undefined)
    throw badState(
      `The state ends too early, after ${line} ${line === 1 ? 'line' : 'lines'}: its last line is missing.`,
    );
  return restored;
}

function checkHeader(value: unknown): void {
  const { type, version } = fieldsOf(value);
  if (type !== 'planet-state')
    throw wrongLine(1, 'is no header of a planet’s state, {"type":"planet-state","version":1}');
  if (version === stateVersion) return;
  throw new PlanetError(
    'BAD_STATE',
    `The state is of version ${JSON.stringify(version)}, and this Planet Ceres knows version ${stateVersion}.`,
    {
      hint: 'Nothing was restored. Update Planet Ceres and try again.',
    },
  );
}

function checkRecord(value: unknown, line: number): TableRecord | Extract<StateRecord, { type: 'end' }> {
  const { type, records } = fieldsOf(value);
  if (type === 'end') {
    const before = line - 1;
    if (records !== before)
      throw wrongLine(
        line,
        `says that ${JSON.stringify(records)} lines stand before it, and there are ${before}`,
      );
    return { type, records: before };
  }
  const name = tableNames.find((known) => known === type);
  if (name === undefined)
    throw wrongLine(line, `has the type ${JSON.stringify(type)}, which this version does not know`);
  const fault = faultOf(value, tableShapes[name]);
  if (fault !== undefined) throw wrongLine(line, `is no record of type "${name}": ${fault}`);
  // Its shape was looked at just now.
  return value as TableRecord;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
