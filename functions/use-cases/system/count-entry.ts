import type { Act } from '../../domain/act.ts';
import type { Ports } from '../../ports/ports.ts';

/** Kept after the act and beside it, so that no two teams who send share an item. */
export const countEntry = async (ports: Pick<Ports, 'entries'>, act: Pick<Act, 'refs'>): Promise<void> => {
  const entry = await ports.entries.find(String(act.refs['entry']), { strong: true });
  if (entry) await ports.entries.count(entry);
};
