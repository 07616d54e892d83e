import type * as z from 'zod';
import type { Item } from './store.ts';
import type { Keys } from './table.ts';

type Body = Record<string, unknown>;
type Spec<T extends Body> = {
  type: string;
  schema: z.ZodType<T>;
  keys: (value: T) => Keys;
  card?: (value: T) => object;
  /** Schema version of the item, from 1; `upgrades[n]` lifts a body from n to n + 1. */
  schemaVersion?: number;
  upgrades?: Record<number, (old: Body) => Body>;
};

type Pair = { now: number; toItem: (value: never) => Item; fromItem: (item: Item) => Body };
const declared = new Map<string, Pair>();
/** Every type of item there is, for the test that reads what earlier releases wrote. */
export const declaredEntities = (): ReadonlyMap<string, Pair> => declared;

/** A pure pair: `toItem` derives every key again at each write, `fromItem` lifts old items and checks what it read. */
export const entity = <T extends Body>(spec: Spec<T>) => {
  const now = spec.schemaVersion ?? 1;
  const pair = {
    type: spec.type,
    now,
    toItem: (value: T): Item => ({
      ...value, ...spec.keys(value), _t: spec.type, _v: now, ...(spec.card ? { card: spec.card(value) } : {}),
    }),
    fromItem: (item: Item): T => {
      const written = Number(item['_v'] ?? 1);
      if (written > now) throw new Error(`A ${spec.type} was written by a newer Laurel (version ${written}; this one reads up to ${now}). Start the newer one.`);
      let body: Body = { ...item };
      for (let v = written; v < now; v++) {
        const lift = spec.upgrades?.[v];
        if (!lift) throw new Error(`There is no way from version ${v} of ${spec.type} to the next.`);
        body = lift(body);
      }
      return spec.schema.parse(body);
    },
  };
  declared.set(spec.type, pair);
  return pair;
};
