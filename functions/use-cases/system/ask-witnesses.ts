import { parseCheckpoint } from '../../domain/record/note/checkpoint.ts';
import type { Policy, PolicyWitness } from '../../domain/record/note/policy.ts';
import { parseNote, type NoteSignature, type Verify } from '../../domain/record/note/signed-note.ts';
import { hashesFrom, tilesFor } from '../../domain/record/tree/hash-tile.ts';
import { consistencyPath, proofOf } from '../../domain/record/tree/proof-path.ts';
import { tilePath } from '../../domain/record/tree/tile.ts';
import type { Digest, Hash } from '../../domain/record/tree/hashing.ts';
import { formatAddCheckpoint, parseKnownSize, sizeType } from '../../domain/record/witness/add-checkpoint.ts';
import { cosignedBy, lineOf, withLine } from '../../domain/record/witness/cosigned.ts';
import type { Tiles } from '../../ports/tiles.ts';
import type { Witness } from '../../ports/witness.ts';

/** `sizes`: how much each witness signed last, as far as this process knows; a witness that knows better says so. */
export type Asking = { tiles: Tiles; witness: Witness; policy: Policy; verify: Verify; digest: Digest; sizes: Map<string, number>; log: (line: Record<string, unknown>) => void };

const growth = async ({ tiles, digest }: Asking, old: number, size: number): Promise<Hash[]> => {
  const path = consistencyPath(old, size);
  const read = new Map(await Promise.all(tilesFor(path, size).map(async (tile) => [tilePath(tile), await tiles.read(tilePath(tile))] as const)));
  return proofOf(digest, path, hashesFrom(digest, size, (tile) => {
    const bytes = read.get(tilePath(tile));
    if (!bytes) throw new Error(`${tilePath(tile)} of the log is missing, and its head rests on it.`);
    return bytes;
  }));
};

/** The line of a witness under this head; undefined where it gives none, and the log says why. Asked once more if it knows another size than we think. */
const askOne = async (asking: Asking, witness: PolicyWitness, note: string, again = true): Promise<NoteSignature | undefined> => {
  const { size } = parseCheckpoint(parseNote(note).text);
  const old = asking.sizes.get(witness.name) ?? 0;
  const silent = (why: string): undefined => {
    asking.log({ level: 'warn', message: 'a witness did not sign the head', witness: witness.name, size, why });
    return undefined;
  };
  if (old > size) return silent(`It signed ${old} leaves before, and this log has ${size}.`);
  const answer = await asking.witness.ask(`${witness.url!.replace(/\/$/, '')}/add-checkpoint`, formatAddCheckpoint({ old, proof: await growth(asking, old, size), note }));
  if (!answer) return silent('It did not answer in time.');
  const known = answer.status === 409 && answer.type.startsWith(sizeType) ? parseKnownSize(answer.text) : undefined;
  if (known !== undefined) {
    asking.sizes.set(witness.name, known);
    return again ? askOne(asking, witness, note, false) : silent('It knows another size each time it is asked.');
  }
  const line = answer.status === 200 ? lineOf(note, answer.text, witness, asking.verify) : undefined;
  if (!line) return silent(answer.status === 200 ? 'What it answered is no signature of this head by its key.' : `It answered ${answer.status}.`);
  asking.sizes.set(witness.name, size);
  return line;
};

/** Puts a line under the head that is out, unless a later one is. */
const addLine = async ({ tiles, policy }: Asking, text: string, line: NoteSignature): Promise<void> => {
  for (let out = await tiles.checkpoint(); out && parseNote(out.note).text === text; out = await tiles.checkpoint()) {
    if (await tiles.publish(withLine(out.note, line, policy), out.mark)) return;
  }
};

/** Asks the witnesses of the policy that have not signed the head yet, side by side. Nothing waits for them: an act has its place whether they answer or not. Answers how many are still missing. */
export const askWitnesses = async (asking: Asking): Promise<number> => {
  const out = await asking.tiles.checkpoint();
  const reachable = asking.policy.witnesses.filter(({ url }) => url);
  if (!out || reachable.length === 0) return 0;
  const signed = cosignedBy(out.note, reachable);
  const missing = reachable.filter((witness) => !signed.includes(witness));
  const lines = await Promise.all(missing.map(async (witness) => askOne(asking, witness, out.note)));
  for (const line of lines) if (line) await addLine(asking, parseNote(out.note).text, line);
  return lines.filter((line) => !line).length;
};
