import * as z from 'zod';
import { canonical } from '../../words/canonical.ts';
import { refuseFormat } from '../refuse-format.ts';
import type { Digest } from '../tree/hashing.ts';
import { disclose, disclosureDigest } from './disclosure.ts';
import { checkLeaf, leafBytes, leafVersion, mostLeafBytes, type NamedLeaf } from './leaf.ts';
import { leafKindNames, shapeOf, type LeafKind, type Told } from './leaf-kinds.ts';

/** What the sequencer adds: the place in the challenge, and where the earlier leaves stand. */
export type Place = { n: number; refs: { i: number; h: string }[] };

/** What a hidden leaf does not name: each a disclosure of its own. */
export const hiddenMembers = ['act', 'ch', 'n', 'actor', 'refs', 'pub'] as const;
/** Salts for what a hidden leaf does not name. They are kept with the act, to open the leaf once submissions are closed. */
export const HidingSalts = z.record(z.enum(hiddenMembers), z.string());
export type HidingSalts = z.infer<typeof HidingSalts>;

/** An admitted act, waiting for its place. Nothing in it is private: private values are digests already. */
export const PendingLeaf = z.object({
  id: z.string(), at: z.string(), act: z.enum(leafKindNames as [LeafKind, ...LeafKind[]]), ch: z.string(), actor: z.string(), pub: z.record(z.string(), z.json()),
  digests: z.array(z.string()), /** Acts whose leaves it rests on. */ refs: z.array(z.string()), backfilled: z.literal(true).optional(), hidden: HidingSalts.optional(),
});
export type PendingLeaf = z.infer<typeof PendingLeaf>;

type Admission = {
  id: string; ch: string; at: string; actor: string; backfilled?: boolean;
  /** A fresh salt each time: 256 random bits in base64url. */
  salt: () => string;
  hideEntries?: boolean;
  /** How many digests of nothing stand among the others, so that their number tells nothing. */
  decoys?: number;
};

const toMinute = (at: string): string => `${at.slice(0, 16)}:00.000Z`;

/** One disclosure for each value; of a record, one for each member. */
const valuesOf = (sealed: Record<string, unknown>): [string, unknown][] =>
  Object.entries(sealed).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined) return [];
    return typeof value === 'object' && value !== null ? Object.entries(value).map(([key, member]) => [`${name}.${key}`, member]) : [[name, value]];
  });

/** Salts what is private. The disclosures are the only way back to it: whoever destroys them has erased it. @throws Refusal where the act breaks the schema of its kind. */
export const admitLeaf = (digest: Digest, { kind, pub, sealed, refs }: Told, given: Admission): { pending: PendingLeaf; disclosures: string[] } => {
  const shape = shapeOf(kind);
  const wrong = shape.sealed.partial().safeParse(sealed).error;
  if (wrong) throw refuseFormat(`what ${kind} seals`, `${wrong.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}.`);
  const disclosures = valuesOf(sealed).map(([name, value]) => disclose(given.salt(), name, value));
  const decoys = Array.from({ length: given.decoys ?? 0 }, () => disclosureDigest(digest, given.salt()));
  const hides = shape.hideable && given.hideEntries;
  const pending: PendingLeaf = {
    id: given.id, at: shape.coarse ? toMinute(given.at) : given.at, act: kind, ch: given.ch, actor: given.actor, pub: JSON.parse(canonical(pub)) as PendingLeaf['pub'],
    digests: [...disclosures.map((text) => disclosureDigest(digest, text)), ...decoys].toSorted(), refs: refs ?? [],
    ...(given.backfilled ? { backfilled: true as const } : {}),
    ...(hides ? { hidden: Object.fromEntries(hiddenMembers.map((name) => [name, given.salt()])) as HidingSalts } : {}),
  };
  const farthest: Place = { n: Number.MAX_SAFE_INTEGER, refs: pending.refs.map(() => ({ i: Number.MAX_SAFE_INTEGER, h: `${'A'.repeat(43)}=` })) };
  // Hidden or not, it is held to the schema of its kind: it will be read once it is opened.
  checkLeaf(namedLeaf(pending, farthest));
  const { length } = completeLeaf(digest, pending, farthest).bytes;
  if (length > mostLeafBytes) throw refuseFormat('the leaf', `it has ${length} bytes; at most ${mostLeafBytes} go on the record.`);
  return { pending, disclosures };
};

const namedLeaf = ({ id, at, act, ch, actor, pub, digests, backfilled }: PendingLeaf, { n, refs }: Place): NamedLeaf =>
  ({ v: leafVersion, id, at, ...(backfilled ? { backfilled } : {}), act, ch, n, actor, ...(refs.length > 0 ? { refs } : {}), pub, _sd_alg: 'sha-256', _sd: digests });

/** The leaf in its place, and what opens it where it is hidden. The same pending act and place give the same bytes. */
export const completeLeaf = (digest: Digest, pending: PendingLeaf, place: Place): { bytes: Uint8Array; opening: string[] } => {
  const leaf = namedLeaf(pending, place);
  const { hidden } = pending;
  if (!hidden) return { bytes: leafBytes(leaf), opening: [] };
  const opening = hiddenMembers.map((name) => disclose(hidden[name], name, leaf[name] ?? []));
  const { v, id, at, backfilled, _sd_alg } = leaf;
  return { bytes: leafBytes({ v, id, at, backfilled, _sd_alg, _sd: [...leaf._sd, ...opening.map((text) => disclosureDigest(digest, text))].toSorted() }), opening };
};
