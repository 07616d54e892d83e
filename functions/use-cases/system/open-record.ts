import { admitLeaf } from '../../domain/record/leaf/pending-leaf.ts';
import { bytesOfText, toHex } from '../../domain/record/note/encoding.ts';
import { formatPolicy } from '../../domain/record/note/policy.ts';
import { formatVerifierKey } from '../../domain/record/note/verifier-key.ts';
import type { Recording } from './sequence-record.ts';

/** The one act that no person and no job began: its id is the same in every log. */
const firstAct = `act_${'0'.repeat(21)}`;
/** Before any act that was ever received, so that it is placed first. */
const first = '1970-01-01T00:00:00.000Z';

const noSalt = (): string => {
  throw new Error('log.opened holds nothing private');
};

type Opening = Pick<Recording, 'ledger' | 'tiles' | 'signer' | 'clock' | 'digest'>;

/** A log begins by saying which key signs it and under which policy (the hash of its file); both stand beside it. `url`: where it is read. Safe to repeat: it is said once. */
export const openRecord = async ({ ledger, tiles, signer, clock, digest }: Opening, url: string): Promise<void> => {
  const key = formatVerifierKey(signer.key);
  const policy = formatPolicy(digest, { logs: [{ key: signer.key, url }], witnesses: [], groups: [] });
  await Promise.all([tiles.describe('policy', policy), tiles.describe('vkey', `${key}\n`)]);
  const told = { kind: 'log.opened', pub: { key, policy: toHex(digest(bytesOfText(policy))), retention: 'for-ever' }, sealed: {} } as const;
  const { pending } = admitLeaf(digest, told, { id: firstAct, ch: 'log', at: clock.now(), actor: 'system', salt: noSalt });
  await ledger.admit({ pending, receivedAt: first });
};
