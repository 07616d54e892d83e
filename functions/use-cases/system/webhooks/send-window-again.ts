import type { Act } from '../../../domain/act.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { sentAgain } from '../../../domain/webhook/delivery.ts';
import type { Ports } from '../../../ports/ports.ts';

type Needed = Pick<Ports, 'deliveries' | 'clock'>;

/** Each delivery of the window is due once more, and says which act asked for it: whoever is cut off goes on without asking twice. One that was asked for by hand already names that act. */
export const queueWindowAgain = async (ports: Needed, { id: act, refs }: Pick<Act, 'id' | 'refs'>): Promise<void> => {
  if (refs['delivery'] !== undefined) return;
  const [webhook, window, all] = [String(refs['webhook']), { from: String(refs['from']), to: String(refs['to']) }, refs['all'] === true];
  let after: string | undefined;
  do {
    const page = await ports.deliveries.ofWebhook(webhook, window, after);
    for (const { id } of page.items.filter(({ state }) => all || state === 'failed' || state === 'stopped')) {
      const delivery = await ports.deliveries.find(webhook, id);
      if (!delivery || delivery.again === act || delivery.state === 'waiting') continue;
      await ports.deliveries.change(sentAgain(delivery, ports.clock.now(), act)).catch((error: unknown) => {
        if (!(error instanceof Refusal && error.code === 'stale')) throw error;
      });
    }
    after = page.next;
  } while (after);
};
