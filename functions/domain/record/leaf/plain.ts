import * as z from 'zod';

/**
 * Everything that may stand in a leaf unsalted. A leaf is public and for ever, so a text in it is a code, an instant or a hash that says nothing
 * by itself; all else is a salted disclosure. Hashes are of published documents or random seeds: of nothing that could be guessed and tried.
 */
const blessed = new WeakSet<z.ZodType>();
const plainText = (pattern: RegExp, error: string) => {
  const schema = z.string().regex(pattern, error);
  blessed.add(schema);
  return schema;
};

export const plain = {
  hash: plainText(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case'),
  instant: plainText(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'an instant, to the millisecond, in UTC'),
  zone: plainText(/^[A-Za-z]+(?:[_+/-][A-Za-z0-9]+){0,6}$/, 'an IANA time zone'),
  /** What entries are called on the record: random, with a check character. */
  entry: plainText(/^[0-9A-Za-z-]{4,24}$/, 'the code of an entry'),
  /** Ids of challenges, rounds, criteria, prizes: random or a short word of the rules. */
  id: plainText(/^[a-z][a-z0-9_-]{0,40}$/, 'an id'),
  /** A deployment, a page of it or a key: an address without a query. */
  address: plainText(/^(?:https:\/\/)?[a-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)*\/?$/, 'an address'),
  vkey: plainText(/^[^\s+]{1,120}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}$/, 'a verifier key'),
  /** How scores become an order: an engine and its version. */
  method: plainText(/^[a-z][a-z0-9-]{0,40}\/\d{1,4}$/, 'a method and its version'),
  /** A number that is no integer, written out: 87.5. */
  decimal: plainText(/^-?(?:0|[1-9]\d{0,8})(?:\.\d{0,8}[1-9])?$/, 'a decimal number without trailing zeros'),
  count: z.int().min(0),
  /** A place in a list or a version: from 1. */
  number: z.int().min(1),
} as const;

/**
 * Where a schema lets through text, or members, that nobody vouched for: each by its path. Empty where every value is a blessed text, an integer,
 * a choice among written words, or a strict object or list of those. What is not known here counts as free.
 */
export const freeTexts = (schema: z.ZodType, path = ''): string[] => {
  if (blessed.has(schema)) return [];
  if (schema instanceof z.ZodOptional) return freeTexts(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return freeTexts(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => freeTexts(option as z.ZodType, path));
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral || schema instanceof z.ZodBoolean) return [];
  if (schema instanceof z.ZodNumber) return schema.isInt ? [] : [path];
  if (!(schema instanceof z.ZodObject)) return [path];
  const members = Object.entries(schema.shape).flatMap(([name, member]) => freeTexts(member as z.ZodType, `${path}.${name}`));
  return schema.def.catchall instanceof z.ZodNever ? members : [`${path}.*`, ...members];
};
