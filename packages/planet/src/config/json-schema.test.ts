import { expect, test } from 'vitest';
import { configJsonSchema } from './json-schema.ts';

test('editors get a schema that knows every setting and refuses others', () => {
  const schema = configJsonSchema();
  expect(schema).toMatchObject({ type: 'object', required: ['title'], additionalProperties: false });
  expect(Object.keys(Object(schema.properties))).toEqual(
    expect.arrayContaining(['$schema', 'title', 'members', 'fetch', 'daysPerPage']),
  );
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});
