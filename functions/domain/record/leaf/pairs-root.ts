import { canonical, type Sha256 } from '../../words/canonical.ts';
import { bytesOfText, toHex } from '../note/encoding.ts';
import { emptyEdge, growEdge, rootOf } from '../tree/edge.ts';
import { leafHash, type Digest } from '../tree/hashing.ts';

/** A judge, by the name of the draw, and the code of an entry. */
export type NamedPair = { judge: string; code: string };

/**
 * The RFC 6962 root over who reads what: each pair as canonical JSON of a salt, the judge and the entry, sorted by entry and judge. The salt of a
 * pair is the SHA-256 of the secret of the draw and the pair, so that nobody can try pairs before the secret is told, and an auditor can
 * afterwards. 64 hexadecimal digits.
 */
export const pairsRoot = (digest: Digest, sha256: Sha256, secret: string, pairs: NamedPair[]): string => {
  const sorted = pairs.toSorted((a, b) => (a.code === b.code ? (a.judge < b.judge ? -1 : 1) : a.code < b.code ? -1 : 1));
  const leaves = sorted.map(({ judge, code }) => leafHash(digest, bytesOfText(canonical([sha256(canonical([secret, judge, code])), judge, code]))));
  return toHex(rootOf(digest, growEdge(digest, emptyEdge, leaves)));
};
