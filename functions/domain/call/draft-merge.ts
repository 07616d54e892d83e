import { canonical } from '../words/canonical.ts';

type Json = Record<string, unknown>;
/** Where both changed the same thing. `undefined` means removed. Steps are keys, and ids in lists. */
export type Clash = { path: string[]; mine: unknown; theirs: unknown };
/** One thing that is not as it was. `undefined` means it was not there. */
export type Difference = { path: string[]; before: unknown; after: unknown };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => (a === undefined || b === undefined ? a === b : canonical(a) === canonical(b));

/** What an item of a list goes by, so that it is found again wherever it moved: its id, its score, or all it says. */
const nameOf = (item: unknown): string => (isObject(item) ? String(item['id'] ?? item['score'] ?? canonical(item)) : canonical(item));
/** Two items of one name are told apart by their turn, so that neither hides the other. */
const keyed = (items: unknown[]): Map<string, unknown> => {
  const found = new Map<string, unknown>();
  for (const item of items) {
    const name = nameOf(item);
    let key = name;
    for (let turn = 2; found.has(key); turn++) key = `${name}#${turn}`;
    found.set(key, item);
  }
  return found;
};

/** The first order, with what only the second has put after the neighbor it follows there. */
const weave = (first: string[], second: string[]): string[] => {
  const order = [...first];
  second.forEach((key, i) => {
    if (order.includes(key)) return;
    const neighbor = second.slice(0, i).findLast((before) => order.includes(before));
    order.splice(neighbor === undefined ? 0 : order.indexOf(neighbor) + 1, 0, key);
  });
  return order;
};

const orderOf = (base: string[], mine: string[], theirs: string[]): string[] => {
  const moved = !same(mine.filter((key) => base.includes(key)), base.filter((key) => mine.includes(key)));
  return moved ? weave(mine, theirs) : weave(theirs, mine);
};

const mergeKeys = (keys: string[], at: (side: 0 | 1 | 2, key: string) => unknown, path: string[], clashes: Clash[]): [string, unknown][] =>
  keys.map((key): [string, unknown] => [key, mergeAt(at(0, key), at(1, key), at(2, key), [...path, key], clashes)]).filter(([, value]) => value !== undefined);

const mergeAt = (base: unknown, mine: unknown, theirs: unknown, path: string[], clashes: Clash[]): unknown => {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs;
  if (isObject(mine) && isObject(theirs)) {
    const sides = [isObject(base) ? base : {}, mine, theirs] as const;
    return Object.fromEntries(mergeKeys([...new Set([...Object.keys(mine), ...Object.keys(theirs)])], (side, key) => sides[side][key], path, clashes));
  }
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const sides = [keyed(Array.isArray(base) ? base : []), keyed(mine), keyed(theirs)] as const;
    const order = orderOf([...sides[0].keys()], [...sides[1].keys()], [...sides[2].keys()]);
    return mergeKeys(order, (side, key) => sides[side].get(key), path, clashes).map(([, value]) => value);
  }
  clashes.push({ path, mine, theirs });
  return mine ?? theirs;
};

/**
 * Two people changed one text from the same `base`. What only one of them touched is kept from that one; where both did, mine
 * stays and the clash is named. What one removed and the other rewrote is kept. No word of either is dropped unseen.
 */
export const mergeDrafts = <T extends Json>(base: T, mine: T, theirs: T): { value: T; clashes: Clash[] } => {
  const clashes: Clash[] = [];
  return { value: mergeAt(base, mine, theirs, [], clashes) as T, clashes };
};

/** The same value with `taken` at the path; `undefined` removes what is there. */
export const placeAt = (value: unknown, [step, ...rest]: string[], taken: unknown): unknown => {
  if (step === undefined) return taken;
  if (Array.isArray(value)) {
    const items = keyed(value);
    items.set(step, placeAt(items.get(step), rest, taken));
    return [...items.values()].filter((item) => item !== undefined);
  }
  const object = isObject(value) ? value : {};
  return Object.fromEntries(Object.entries({ ...object, [step]: placeAt(object[step], rest, taken) }).filter(([, part]) => part !== undefined));
};

/** The value at a path of keys and ids. */
export const valueAt = (value: unknown, path: string[]): unknown =>
  path.reduce<unknown>((part, step) => (Array.isArray(part) ? keyed(part).get(step) : isObject(part) ? part[step] : undefined), value);

const differencesAt = (before: unknown, after: unknown, path: string[]): Difference[] => {
  if (same(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => differencesAt(before[key], after[key], [...path, key]));
  }
  const objects = Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(isObject);
  if (!objects) return [{ path, before, after }];
  const [was, is] = [keyed(before), keyed(after)];
  const found = weave([...is.keys()], [...was.keys()]).flatMap((key) => differencesAt(was.get(key), is.get(key), [...path, key]));
  return found.length > 0 ? found : [{ path, before: [...was.keys()], after: [...is.keys()] }];
};

/** What changed, thing by thing, in reading order. A list whose items only moved is named once, by its order. */
export const differencesOf = (before: Json, after: Json): Difference[] => differencesAt(before, after, []);
