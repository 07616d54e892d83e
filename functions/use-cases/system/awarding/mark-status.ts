import type { Act, ActKind } from '../../../domain/act.ts';
import { bitsOf } from '../../../domain/credential/credential.ts';
import { purposes, type Purpose } from '../../../domain/credential/status-list-head.ts';
import type { Ports } from '../../../ports/ports.ts';

type Needed = Pick<Ports, 'credentials' | 'statusLists' | 'clock'>;

const touched: Partial<Record<ActKind, Purpose>> = { 'credential.suspended': 'suspension', 'credential.reinstated': 'suspension', 'credential.withdrawn': 'revocation', 'credential.replaced': 'revocation' };

/** The list says of the credential what it is now, and is signed anew soon. One that is issued in place of a suspended one is suspended from the start. Safe to repeat. */
export const markStatus = async ({ credentials, statusLists, clock }: Needed, act: Pick<Act, 'kind' | 'refs'>): Promise<void> => {
  const credential = await credentials.find(String(act.refs['credential']));
  if (!credential?.places) return;
  const bits = bitsOf(credential, clock.now());
  for (const purpose of purposes.filter((one) => touched[act.kind] === one || (act.kind === 'credential.issued' && bits[one]))) {
    const { list, index } = credential.places[purpose];
    const until = purpose === 'suspension' ? credential.suspended?.until : undefined;
    await statusLists.mark({ list, purpose }, index, bits[purpose] ? { index, ...(until ? { until } : {}) } : undefined);
  }
};
