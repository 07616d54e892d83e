import { cosignature, cosignedMessage } from '../../domain/record/note/cosignature.ts';
import { toBase64 } from '../../domain/record/note/encoding.ts';
import type { PolicyLog } from '../../domain/record/note/policy.ts';
import { formatSignature, type Verify } from '../../domain/record/note/signed-note.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import { formatKnownSize, sizeType } from '../../domain/record/witness/add-checkpoint.ts';
import { checkGrown, checkSigned, isRefusal, readAsked, witnessedNote, type WitnessRefusal } from '../../domain/record/witness/check-checkpoint.ts';
import type { Clock } from '../../ports/chance.ts';
import type { Signer } from '../../ports/signer.ts';
import type { Witnessed } from '../../ports/witnessed.ts';

/** `logs`: whose heads are signed here. `signer`: its key is of the type of cosignatures. */
export type Witnessing = { witnessed: Witnessed; signer: Signer; clock: Clock; digest: Digest; verify: Verify; logs: readonly PolicyLog[] };

/** Signs the head of another log, if it begins with the one that was signed before: so nobody can be shown two logs without it being seen. What is signed is kept before it is answered. */
export const witnessCheckpoint = async ({ witnessed, signer, clock, digest, verify, logs }: Witnessing, body: Uint8Array): Promise<WitnessRefusal | { status: 200; text: string }> => {
  const asked = readAsked(body);
  if (isRefusal(asked)) return asked;
  const signed = checkSigned(verify, asked, logs);
  if (isRefusal(signed)) return signed;
  const { origin, size, root } = asked.checkpoint;
  const seen = await witnessed.seen(origin);
  const sound = checkGrown(digest, signed, seen);
  if (isRefusal(sound)) return sound;
  const time = Math.floor(Date.parse(clock.now()) / 1000);
  const line = cosignature(signer.key, time, await signer.sign(cosignedMessage(sound.text, time)));
  if (await witnessed.advance(origin, seen, { size, root: toBase64(root), note: witnessedNote(sound, line) })) return { status: 200, text: formatSignature(line) };
  return { status: 409, type: sizeType, text: formatKnownSize((await witnessed.seen(origin))?.size ?? 0) };
};
