import type * as z from 'zod';
import { Refusal } from '../../refusal.ts';
import { isNamed, parseLeaf, type Leaf, type NamedLeaf } from '../leaf/leaf.ts';
import { shapeOf, type LeafKind, type Pub, type Sealed } from '../leaf/leaf-kinds.ts';
import { refuseFormat } from '../refuse-format.ts';
import { leafHash, type Digest, type Hash } from '../tree/hashing.ts';
import type { StoryFinding } from './finding.ts';
import type { Given } from './given.ts';
import { openHidden, valuesIn } from './opened-entries.ts';

/** A leaf in its place, with what is known of what it seals. */
export type Line<K extends LeafKind = LeafKind> = {
  [Kind in K]: { index: number; hash: Hash; id: string; at: string; ch: string; n: number; refs: number[]; /** Its number counts the hidden leaves of its challenge. */ hidden: boolean; /** It was told later than it happened. */ late: boolean; kind: Kind; pub: Pub<Kind>; opened: Partial<Sealed<Kind>> };
}[K];
/** A leaf that nobody opened: that there is one is all that can be said. */
export type Untold = { index: number; id: string; at: string };

export const isOf = <K extends LeafKind>(line: Line | undefined, ...kinds: K[]): line is Extract<Line, { kind: K }> => line !== undefined && kinds.some((kind) => kind === line.kind);

/** One disclosure for each mark: `marks.clarity`. */
const nested = (values: Map<string, unknown>): Record<string, unknown> => {
  const sealed: Record<string, unknown> = {};
  for (const [name, value] of values) {
    const [member = '', key] = name.split(/\.(.*)/s);
    if (key === undefined) sealed[member] = value;
    else sealed[member] = { ...(sealed[member] as object | undefined), [key]: value };
  }
  return sealed;
};

/** Made once a kind: a schema is slow the first time it is asked. */
const sealedSchemas = new Map<LeafKind, z.ZodObject>();
const sealedSchema = (kind: LeafKind): z.ZodObject => {
  const schema = sealedSchemas.get(kind) ?? shapeOf(kind).sealed.partial();
  sealedSchemas.set(kind, schema);
  return schema;
};

const sealedIn = (digest: Digest, leaf: NamedLeaf, disclosures: readonly string[]): Line['opened'] => {
  const { success, data, error } = sealedSchema(leaf.act).safeParse(nested(valuesIn(digest, leaf, disclosures)));
  if (!success) throw refuseFormat(error.issues[0]!.path.map(String).join('.') || 'the disclosures', `this is nothing that ${leaf.act} seals.`);
  return data as Line['opened'];
};

const lineOf = (leaf: NamedLeaf, hidden: boolean, index: number, hash: Hash, opened: Line['opened']): Line =>
  ({ index, hash, hidden, late: leaf.backfilled === true, id: leaf.id, at: leaf.at, ch: leaf.ch, n: leaf.n, refs: (leaf.refs ?? []).map(({ i }) => i), kind: leaf.act, pub: leaf.pub, opened }) as Line;

export type ReadStory = { lines: (Line | Untold)[]; findings: StoryFinding[] };
export const isLine = (one: Line | Untold): one is Line => 'kind' in one;

const disclosedIn = ({ reveals }: Given): Map<number, string[]> => {
  const all = new Map<number, Set<string>>();
  for (const { index, disclosures } of reveals.flatMap(({ reveal }) => reveal.leaves)) all.set(index, new Set([...(all.get(index) ?? []), ...disclosures]));
  return new Map([...all].map(([index, texts]) => [index, [...texts]]));
};

/** Every leaf with what was opened of it. A disclosure that a leaf did not commit to is a finding, and opens nothing. @throws Refusal where a leaf breaks its schema: that was to be checked before. */
export const readLines = (digest: Digest, entries: readonly Uint8Array[], given: Given): ReadStory => {
  const findings: StoryFinding[] = [];
  const [disclosed, openings] = [disclosedIn(given), new Map(given.openings.flatMap(({ opened }) => opened.leaves.map((one) => [one.index, one.disclosures])))];
  const attempt = <T>({ id }: Leaf, index: number, rule: string, open: () => T): T | undefined => {
    try {
      return open();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      findings.push({ rule, index, act: id, why: error.message });
      return undefined;
    }
  };
  const lines = entries.map((entry, index): Line | Untold => {
    const leaf = parseLeaf(entry);
    const opening = openings.get(index);
    const named = isNamed(leaf) ? leaf : opening && attempt(leaf, index, 'opened-entry', () => openHidden(digest, leaf, opening));
    if (!named) return { index, id: leaf.id, at: leaf.at };
    const shown = disclosed.get(index);
    return lineOf(named, named !== leaf, index, leafHash(digest, entry), (shown && attempt(named, index, 'commitment', () => sealedIn(digest, named, shown))) ?? {});
  });
  return { lines, findings };
};
