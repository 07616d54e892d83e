import { refuseFormat } from '../record/refuse-format.ts';

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON-LD writes one value alone, and several as a list. */
export const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

export const typesOf = (value: unknown): string[] => (isObject(value) ? listOf(value['type']).filter((type) => typeof type === 'string') : []);

export const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The id of what may stand as an address alone. */
export const idOf = (value: unknown): string | undefined => textIn(isObject(value) ? value['id'] : value);

/** Deeper than any credential is, and less than what a reader of it can bear. */
const deepest = 60;
const depthOf = (text: string): number => {
  let [depth, most, quoted] = [0, 0, false];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i]!;
    if (quoted && letter === '\\') i += 1;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '{' || letter === '[')) most = Math.max(most, (depth += 1));
    else if (!quoted && (letter === '}' || letter === ']')) depth -= 1;
  }
  return most;
};

/** A name that one object has twice: readers differ in which of its values they take. `text` is JSON. */
const repeatedIn = (text: string): string | undefined => {
  const open: Set<string>[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token.endsWith(':')) {
      const name = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)) as string;
      if (open.at(-1)!.has(name)) return name;
      open.at(-1)!.add(name);
    }
  }
  return undefined;
};

/** @throws Refusal where it is not one JSON object, or names something twice. */
export const parseJson = (text: string, where: string): Json => {
  if (depthOf(text) > deepest) throw refuseFormat(where, `it is nested deeper than ${deepest} levels.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuseFormat(where, 'it is not JSON, or not all of it.');
  }
  if (!isObject(value)) throw refuseFormat(where, 'it is JSON, but not an object.');
  const repeated = repeatedIn(text);
  if (repeated !== undefined) throw refuseFormat(where, `“${repeated}” stands in it twice in one place, and readers differ in which they take.`);
  return value;
};
