import { digest } from '../../adapters/system/sha256.ts';
import { parseCheckpoint } from '../../domain/record/note/checkpoint.ts';
import { textOfBytes } from '../../domain/record/note/encoding.ts';
import { parseNote } from '../../domain/record/note/signed-note.ts';
import { formatTlogProof } from '../../domain/record/note/tlog-proof.ts';
import { isIncluded } from '../../domain/record/tree/check-proof.ts';
import { hashesFrom, tilesFor } from '../../domain/record/tree/hash-tile.ts';
import { inclusionPath, proofOf } from '../../domain/record/tree/proof-path.ts';
import { tilePath } from '../../domain/record/tree/tile.ts';
import { readOptions } from './read-options.ts';
import { told } from './told.ts';
import { checkpointOf, openLog } from './log-source.ts';
import { sayOutcome } from './say-outcome.ts';

const readIndex = (text: string | undefined, size: number): number => {
  if (text === undefined) throw told('Say which leaf with --index. Leaves are counted from 0. See laurel --help.');
  const index = /^(0|[1-9][0-9]*)$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(index)) throw told(`"${text}" is no index. Leaves are counted from 0.`);
  if (index >= size) throw told(size === 0 ? 'The log is empty.' : `The log has ${size} leaves; the last is ${size - 1}.`);
  return index;
};

/** The proof that a leaf is in a log, from its tiles alone. Who signed the head is for `laurel verify` to say. */
export const prove = async (args: string[]): Promise<void> => {
  const { values: { index: asked, json = false }, words: [where = ''] } = readOptions(args, { index: { type: 'string' }, json: { type: 'boolean' } }, ['log']);
  const log = openLog(where);
  const note = textOfBytes(await checkpointOf(log), 'the checkpoint');
  const { origin, size, root } = parseCheckpoint(parseNote(note).text);
  const index = readIndex(asked, size);
  const path = inclusionPath(index, size);
  const tiles = new Map<string, Uint8Array>();
  for (const tile of tilesFor([{ from: index, to: index + 1 }, ...path], size)) {
    const name = tilePath(tile);
    const bytes = await log.read(name);
    if (!bytes) throw told(`${name} is missing at ${log.name}, and the proof cannot be made without it.`);
    tiles.set(name, bytes);
  }
  const hashOf = hashesFrom(digest, size, (tile) => tiles.get(tilePath(tile))!);
  const hashes = proofOf(digest, path, hashOf);
  if (!isIncluded(digest, { index, size, leaf: hashOf({ level: 0, index }), root, proof: hashes })) {
    const sentence = `The tiles of ${log.name} do not lead to its head: something in them was changed. laurel fsck says what.`;
    return sayOutcome({ state: 'fails', lines: [sentence], value: { log: log.name, state: 'fails', index, size, sentence } }, json);
  }
  const proof = formatTlogProof({ index, hashes, checkpoint: note });
  return sayOutcome({ state: 'holds', lines: [proof.slice(0, -1)], value: { log: log.name, state: 'holds', origin, index, size, proof } }, json);
};
