/** The part of a JSON Schema that the config's is made of. */
interface Schema {
  description?: string;
  default?: unknown;
  type?: string | string[];
  enum?: string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
}

interface Setting {
  path: string;
  type: string;
  default: string;
  meaning: string;
}

/** Where the generated part of the document begins; what stands above is written by hand. */
export const referenceMark = '<!-- What follows is written by `npm run config-docs` from the schema. -->';

/** A document with its generated part made anew from the JSON Schema of a config. */
export function withReference(document: string, schema: object): string {
  const [byHand = ''] = document.split(referenceMark);
  return `${byHand.trimEnd()}\n\n${referenceMark}\n\n${configReference(schema)}`;
}

/** Every setting in a table, group by group: its path, what it may hold, what it is when it is not said, what it means. */
export function configReference(schema: Schema): string {
  const { properties = {}, required = [] } = schema;
  const groups = Object.entries(properties).map(([key, part]) => {
    const settings = settingsOf(key, part, required.includes(key));
    return { key, settings };
  });
  const single = groups.filter(({ settings }) => settings.length === 1).flatMap(({ settings }) => settings);
  const several = groups.filter(({ settings }) => settings.length > 1);
  return [
    `## The planet\n\n${table(single)}`,
    ...several.map(({ key, settings }) => `## \`${key}\`\n\n${table(settings)}`),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

/** A setting, and those within it. A list's elements are called by `[]`, keys of one's own choice by `*`. */
function settingsOf(path: string, schema: Schema, isRequired: boolean): Setting[] {
  const own: Setting = {
    path,
    type: typeOf(schema),
    default: isRequired ? '**required**' : schema.default === undefined ? '' : code(textOf(schema.default)),
    meaning: schema.description ?? '',
  };
  return [own, ...within(path, schema)];
}

function within(path: string, schema: Schema): Setting[] {
  if (schema.anyOf) return schema.anyOf.flatMap((branch) => within(path, branch));
  if (schema.items) return within(`${path}[]`, schema.items);
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([key, inner]) =>
    settingsOf(`${path}.${key}`, inner, required.includes(key)),
  );
}

function typeOf({
  anyOf,
  enum: words,
  items,
  type,
  properties,
  additionalProperties,
  ...bounds
}: Schema): string {
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' or ');
  if (Array.isArray(type)) return type.map((one) => typeOf({ type: one })).join(' or ');
  if (words) return words.map((word) => code(word)).join(', ');
  if (items) return `list of ${plural(items)}`;
  if (properties) return 'group';
  switch (type) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `whole number${span(bounds)}`;
    case 'number':
      return `number${span(bounds)}`;
    case 'object':
      return typeof additionalProperties === 'object'
        ? `names with ${typeOf(additionalProperties)}`
        : 'group';
    default:
      throw new Error(`A setting of the type ${type} has no name here.`);
  }
}

function plural(schema: Schema): string {
  const type = typeOf(schema);
  if (schema.enum) return type;
  return type === 'group' ? 'groups' : `${type}s`;
}

function span({ minimum, maximum }: Pick<Schema, 'minimum' | 'maximum'>): string {
  // What JavaScript can count is no bound of ours.
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (minimum === undefined) return '';
  return most === undefined ? `, ${minimum} or more` : `, ${minimum} to ${most}`;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${String(inner)}`)
    .join(', ');
}

function table(settings: readonly Setting[]): string {
  const rows = settings.map(({ path, type, default: otherwise, meaning }) =>
    [code(path), type, otherwise, meaning].map((cell) => cell.replaceAll('|', '\\|')).join(' | '),
  );
  return ['Setting | Type | Default | Meaning', '--- | --- | --- | ---', ...rows]
    .map((row) => `| ${row} |`.replaceAll('|  |', '| |'))
    .join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
