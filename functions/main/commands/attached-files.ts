import { sha256 } from '../../adapters/system/sha256.ts';
import { found, type Finding } from '../../domain/record/check/finding.ts';
import { parseLeaf } from '../../domain/record/leaf/leaf.ts';
import { attachedPath } from '../../domain/record/tree/tile.ts';

/** The files that leaves name by their hash and that lie beside the log: opened entries, revealed scores. */
export const namedFiles = (entries: readonly (Uint8Array | undefined)[]): string[] => entries.flatMap((entry) => {
  const leaf = entry && found('', [], () => parseLeaf(entry));
  if (!leaf || !('act' in leaf)) return [];
  const hash = leaf.act === 'submissions.closed' ? leaf.pub['opened'] : leaf.act === 'scores.revealed' ? leaf.pub['file'] : undefined;
  return typeof hash === 'string' ? [attachedPath(hash)] : [];
});

/** Each is what its name says. One that is not there is no fault of the log: who keeps a copy may keep the tiles alone. */
export const checkAttached = (files: ReadonlyMap<string, Uint8Array>): Finding[] =>
  [...files].filter(([path, bytes]) => attachedPath(sha256(bytes)) !== path).map(([path, bytes]) => ({ path, why: `Its SHA-256 is ${sha256(bytes)}.` }));
