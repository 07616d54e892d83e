import { isNamed, parseLeaf, type NamedLeaf } from '../leaf/leaf.ts';
import { toBase64 } from '../note/encoding.ts';
import { leafHash, type Digest } from '../tree/hashing.ts';
import { tilePath, tilesOf } from '../tree/tile.ts';
import { found, type Finding } from './finding.ts';

/** What one leaf can say wrongly about those before it. */
const makeStory = (digest: Digest, entries: readonly (Uint8Array | undefined)[]) => {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const wrongRef = ({ refs = [] }: NamedLeaf, index: number): string[] => refs.flatMap(({ i, h }) => {
    const earlier = i < index ? entries[i] : undefined;
    return earlier && toBase64(leafHash(digest, earlier)) === h ? [] : [`It rests on entry ${i}, which is not there as it says.`];
  });
  const wrongCount = ({ ch, n }: NamedLeaf): string[] => {
    const before = counts.get(ch) ?? 0;
    counts.set(ch, Math.max(before, n));
    if (n <= before) return [`It is number ${n} of ${ch}, which has ${before} already.`];
    return n > before + 1 ? [`It is number ${n} of ${ch}, after ${before}: a leaf between them is missing.`] : [];
  };
  const wrong = (bytes: Uint8Array, index: number): string[] => {
    const leaf = parseLeaf(bytes);
    const twice = seen.has(leaf.id) ? [`The act ${leaf.id} stands in an earlier leaf.`] : [];
    seen.add(leaf.id);
    // Hidden leaves are counted for themselves, and nobody can say yet for which challenge.
    if (!isNamed(leaf)) return twice;
    return [...twice, ...wrongCount(leaf), ...wrongRef(leaf, index)];
  };
  return { wrong };
};

/** The leaves of this product: each in its form, no act twice, no number of a challenge left out, each reference to what is there. */
export const checkLeaves = (digest: Digest, entries: readonly (Uint8Array | undefined)[]): Finding[] => {
  const { wrong } = makeStory(digest, entries);
  const findings: Finding[] = [];
  const bundles = tilesOf(entries.length).filter(({ level }) => level === 'entries').map(tilePath);
  entries.forEach((entry, index) => {
    if (!entry) return;
    const path = bundles[Math.floor(index / 256)]!;
    const own: Finding[] = [];
    for (const why of found(path, own, () => wrong(entry, index)) ?? []) own.push({ path, why });
    findings.push(...own.map((one) => ({ ...one, at: `entry ${index}` })));
  });
  return findings;
};
