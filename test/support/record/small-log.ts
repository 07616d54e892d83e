import { digest } from '../../../functions/adapters/system/sha256.ts';
import { formatCheckpoint } from '../../../functions/domain/record/note/checkpoint.ts';
import type { Policy } from '../../../functions/domain/record/note/policy.ts';
import { growTiles, readEdge, rootOfEdge } from '../../../functions/domain/record/tree/grow-tiles.ts';
import { testKey } from '../keys.ts';
import { noteBy } from '../notes.ts';

const [log, witness] = [testKey('log.example.gov/record'), testKey('one.example/witness', 'cosignature')];
export const logPolicy: Policy = { logs: [{ key: log.key }], witnesses: [{ name: 'w1', key: witness.key }], groups: [], quorum: 'w1' };

/** A log as its batches made it, every partial tile kept, signed and cosigned. */
export const logFrom = (entries: readonly Uint8Array[], batches: readonly number[], witnessedAt = 1_795_000_000): Map<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>();
  let edge = readEdge(0, () => undefined);
  for (const count of batches) {
    const grown = growTiles(digest, edge, entries.slice(edge.size, edge.size + count));
    for (const { path, bytes } of grown.files) files.set(path, bytes);
    edge = grown.edge;
  }
  const text = formatCheckpoint({ origin: log.key.name, size: edge.size, root: rootOfEdge(digest, edge), extensions: [] });
  return files.set('checkpoint', new TextEncoder().encode(noteBy(text, [log], [[witness, witnessedAt]])));
};
