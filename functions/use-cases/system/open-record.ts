import { admitLeaf } from '../../domain/record/leaf/pending-leaf.ts';
import { formatVerifierKey } from '../../domain/record/note/verifier-key.ts';
import type { Recording } from './sequence-record.ts';

/** The one act that no person and no job began: its id is the same in every log. */
const firstAct = `act_${'0'.repeat(21)}`;
/** Before any act that was ever received, so that it is placed first. */
const first = '1970-01-01T00:00:00.000Z';

const noSalt = (): string => {
  throw new Error('log.opened holds nothing private');
};

/** A log begins by saying which key signs it and under which policy (the hash of its file). Safe to repeat: it is said once. */
export const openRecord = async ({ ledger, signer, digest }: Pick<Recording, 'ledger' | 'signer' | 'digest'>, { policy, at }: { policy: string; at: string }): Promise<void> => {
  const told = { kind: 'log.opened', pub: { key: formatVerifierKey(signer.key), policy, retention: 'for-ever' }, sealed: {} } as const;
  const { pending } = admitLeaf(digest, told, { id: firstAct, ch: 'log', at, actor: 'system', salt: noSalt });
  await ledger.admit({ pending, receivedAt: first });
};
