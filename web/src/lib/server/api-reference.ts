/** The parts of the OpenAPI document that the reference page shows. */
type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  maxLength?: number;
  maximum?: number;
  minimum?: number;
  maxItems?: number;
  default?: unknown;
  description?: string;
  additionalProperties?: Schema | boolean;
};
type Content = Record<string, { schema?: Schema }>;
type Described = {
  'x-area'?: string;
  'x-who'?: string[];
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Content };
  responses?: Record<string, { description?: string; content?: Content }>;
};
export type ApiDocument = { paths: Record<string, Record<string, Described>> };

export type Row = { name: string; kind: string; needed: boolean; note: string };
export type Operation = { id: string; area: string; method: string; path: string; who: string[]; does: string; answers: string; parameters: (Row & { in: string })[]; body: Row[]; answer: Row[]; status: string };

const kindOf = (schema: Schema): string => {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(kindOf))].join(' or ');
  if (schema.items) return `list of ${kindOf(schema.items)}`;
  const type = [schema.type ?? 'anything'].flat().filter((name) => name !== 'null').join(' or ');
  return schema.format ?? type;
};

const noteOf = ({ maxLength, minimum, maximum, maxItems, default: preset, description }: Schema): string =>
  [
    description,
    maxLength !== undefined && `at most ${maxLength} characters`,
    minimum !== undefined && `from ${minimum}`,
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && `to ${maximum}`,
    maxItems !== undefined && `at most ${maxItems}`,
    preset !== undefined && typeof preset !== 'object' && preset !== '' && `${JSON.stringify(preset)} if left out`,
  ].filter(Boolean).join(', ');

const deepest = 3;

/** Nested fields as dotted names: `items[].phases[].closesAt`. */
const rowsOf = (schema: Schema | undefined, prefix = '', depth = 0): Row[] => {
  const whole = schema?.items && depth === 0 ? { ...schema.items, list: true } : schema;
  return Object.entries(whole?.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const inner = field.items ?? field;
    const row = { name, kind: kindOf(field), needed: whole?.required?.includes(key) ?? false, note: noteOf(field) };
    return inner.properties && depth < deepest ? [row, ...rowsOf(inner, `${name}${field.items ? '[]' : ''}.`, depth + 1)] : [row];
  });
};

const schemaIn = (content: Content | undefined) => content?.['application/json']?.schema;

const operationOf = (path: string, method: string, described: Described): Operation => {
  const [status = '204', reply] = Object.entries(described.responses ?? {}).find(([code]) => code.startsWith('2')) ?? [];
  return {
    id: `${method}-${path.replace('/api/v1/', '').replace(/[^a-zA-Z]+/g, '-')}`.replace(/-$/, ''),
    area: described['x-area'] ?? '',
    method: method.toUpperCase(),
    path,
    who: described['x-who'] ?? [],
    does: described.summary ?? '',
    answers: reply?.description ?? '',
    parameters: (described.parameters ?? []).map(({ name, in: where, required = false, schema = {} }) => ({ name, in: where, kind: kindOf(schema), needed: required, note: noteOf(schema) })),
    body: rowsOf(schemaIn(described.requestBody?.content)),
    answer: rowsOf(schemaIn(reply?.content)),
    status,
  };
};

export const operationsIn = (document: ApiDocument): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => operationOf(path, method, described)));
