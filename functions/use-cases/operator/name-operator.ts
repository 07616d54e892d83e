import type { Caller } from '../../domain/caller.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

/** Whoever holds the table names another operator, when the ones there were are gone. Safe to repeat. */
export const nameOperator = async (ports: Pick<Ports, 'agencies' | 'awaited' | 'chance'>, caller: Caller, email: string): Promise<void> => {
  const { items } = await ports.agencies.tenants();
  if (items.length === 0) throw new Refusal('conflict', 'This deployment has no agency yet. Begin it with laurel bootstrap.');
  await ports.awaited.promise({ email, roles: [], addedBy: 'system', addedAt: caller.at }, tell(ports, caller, 'operator.named', { about: 'deployment' }));
};
