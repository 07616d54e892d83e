import type { Deed } from '../../../domain/act.ts';
import { endNoticeAt } from '../../../domain/credential/credential.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';

type Needed = Pick<Ports, 'credentials' | 'acts' | 'clock' | 'sha256'>;

/** Thirty days before it ends its holder hears so: once, however often the clock looks. */
export const announceEnd = async ({ credentials, acts, clock, sha256 }: Needed, id: string): Promise<void> => {
  const credential = await credentials.find(id);
  const at = credential && endNoticeAt(credential);
  if (!at || at > clock.now()) return;
  const { validUntil, challenge, agencyId } = credential;
  const deed: Deed = { id: derivedId('act', sha256, id, 'credential-near-end', validUntil!), kind: 'credential.near-end', about: challenge?.id ?? agencyId, by: 'system', at, refs: { credential: id } };
  await acts.record(deed).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === 'in-progress')) throw error;
  });
  await credentials.note({ ...credential, endTold: validUntil!, version: credential.version + 1 });
};
