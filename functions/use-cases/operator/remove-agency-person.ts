import type { Caller } from '../../domain/caller.ts';
import type { Ports } from '../../ports/ports.ts';
import { operatorActing } from '../operator.ts';
import { tell } from '../tell.ts';

/** An operator takes a person's roles in an agency away, or takes back a promise to an address. */
export const removeAgencyPerson = async (ports: Pick<Ports, 'agencies' | 'awaited' | 'chance'>, caller: Caller, agencyId: string, who: string): Promise<void> => {
  operatorActing(caller);
  if (who.includes('@')) {
    const promise = (await ports.awaited.ofEmail(who)).find((one) => one.agencyId === agencyId);
    if (promise) await ports.awaited.clear(promise, tell(ports, caller, 'agency.member-removed', { about: agencyId, refs: { awaited: true }, answer: {} }));
    return;
  }
  await ports.agencies.removeMember(agencyId, who, tell(ports, caller, 'agency.member-removed', { about: agencyId, refs: { person: who }, answer: {} }));
};
