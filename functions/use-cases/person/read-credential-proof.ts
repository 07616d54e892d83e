import type { Caller } from '../../domain/caller.ts';
import { needsSignature } from '../../domain/credential/credential.ts';
import type { Ports } from '../../ports/ports.ts';
import { issuedAct } from '../credential/issued-act.ts';
import { receiptOf, type OnRecord } from '../leaf-proof.ts';
import { heldBy } from './answer-offer.ts';

type Needed = Pick<Ports, 'credentials' | 'ledger' | 'tiles' | 'digest' | 'sha256'>;

/** What its last signature left on the public record; nothing as long as it waits to be signed, or for its place. */
export const readCredentialProof = async (ports: Needed, caller: Caller, id: string): Promise<OnRecord | undefined> => {
  const { credential, holderId } = await heldBy(ports, caller, id);
  const { signed, challenge } = credential;
  if (!signed || needsSignature(credential)) return undefined;
  return receiptOf(ports, { act: issuedAct(ports.sha256, credential, signed.of), subject: holderId, challenge: challenge?.id ?? 'log' });
};
