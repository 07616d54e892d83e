import * as z from 'zod';
import { canonical } from '../../words/canonical.ts';
import { bytesOfText, textOfBytes } from '../note/encoding.ts';
import { refuseFormat } from '../refuse-format.ts';
import { leafKindNames, shapeOf, type LeafKind } from './leaf-kinds.ts';
import { plain } from './plain.ts';

export const leafVersion = 'laurel-act/1';
/** Refused at admission beyond this: nothing can be taken out of a log again. */
export const mostLeafBytes = 8192;

const sha256Digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a SHA-256 in base64url');
const sorted = (digests: string[]): boolean => digests.every((digest, i) => i === 0 || digests[i - 1]! < digest);

const Salted = {
  v: z.literal(leafVersion),
  id: z.string().regex(/^act_[0-9a-z]{21}$/, 'the id of an act'),
  at: plain.instant,
  /** It happened at that time, and was put on the record when there came to be one. */
  backfilled: z.literal(true).optional(),
  _sd_alg: z.literal('sha-256'),
  _sd: z.array(sha256Digest).refine(sorted, 'digests are sorted, and none is there twice'),
};

/** An earlier leaf, by its index in the log and its hash. */
const Ref = z.strictObject({ i: plain.count, h: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'a hash in base64') });

const Named = z.strictObject({
  ...Salted,
  act: z.enum(leafKindNames as [LeafKind, ...LeafKind[]]),
  /** A challenge, or the log itself. */
  ch: z.union([z.literal('log'), z.string().regex(/^chl_[0-9a-z]{21}$/, 'a challenge, or the log')]),
  /** Counts the leaves of the challenge, from 1, without a gap. */
  n: plain.number,
  actor: z.union([z.enum(['team', 'judge', 'system']), z.string().regex(/^p_[0-9a-z]{21}$/, 'a name made up for the challenge')]),
  refs: z.array(Ref).max(20).optional(),
  pub: z.record(z.string(), z.json()),
});

/** Where a challenge hides how many entered, what it is about is salted as well: `act`, `ch`, `n`, `actor` and `pub`. */
const Hidden = z.strictObject(Salted);

export type NamedLeaf = z.infer<typeof Named>;
export type HiddenLeaf = z.infer<typeof Hidden>;
export type Leaf = NamedLeaf | HiddenLeaf;
export const isNamed = (leaf: Leaf): leaf is NamedLeaf => 'act' in leaf;

export const doerOf = (actor: string): string => (actor.startsWith('p_') ? 'staff' : actor);

const whyNot = (error: z.ZodError): string => error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the object'} is not as it should be (${message})`).join('; ');

const parsed = <T>(schema: z.ZodType<T>, value: unknown, where: string): T => {
  const result = schema.safeParse(value);
  if (!result.success) throw refuseFormat(where, `${whyNot(result.error)}.`);
  return result.data;
};

/** @throws Refusal where a leaf breaks the schema of its kind. */
export const checkLeaf = (value: unknown): Leaf => {
  if (typeof value !== 'object' || value === null || !('act' in value)) return parsed<Leaf>(Hidden, value, 'the leaf');
  const leaf = parsed<NamedLeaf>(Named, value, 'the leaf');
  const shape = shapeOf(leaf.act);
  parsed(shape.pub, leaf.pub, `pub of ${leaf.act}`);
  if (!shape.by.some((doer) => doer === doerOf(leaf.actor))) throw refuseFormat('the leaf', `${leaf.act} is no act of ${doerOf(leaf.actor)}.`);
  return leaf;
};

/** The bytes that are stored and hashed: RFC 8785, one object. Never made again from what was parsed. The leaf was checked at its admission. */
export const leafBytes = (leaf: Leaf): Uint8Array => bytesOfText(canonical(leaf));

/** @throws Refusal for any bytes that leafBytes does not write. */
export const parseLeaf = (bytes: Uint8Array): Leaf => {
  const text = textOfBytes(bytes, 'the leaf');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuseFormat('the leaf', 'it is not JSON.');
  }
  const leaf = checkLeaf(value);
  if (canonical(leaf) !== text) throw refuseFormat('the leaf', 'its JSON is not canonical: sorted members, no white space, none twice.');
  return leaf;
};
