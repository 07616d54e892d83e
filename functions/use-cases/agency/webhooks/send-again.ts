import type { Caller } from '../../../domain/caller.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { refuseWindow, sentAgain, type Delivery, type Window } from '../../../domain/webhook/delivery.ts';
import type { Ports } from '../../../ports/ports.ts';
import { limited, limits } from '../../limited.ts';
import { tell } from '../../tell.ts';
import { ownDelivery } from './read-webhooks.ts';
import { ownWebhook } from './write-webhook.ts';

type Needed = Pick<Ports, 'agencies' | 'webhooks' | 'deliveries' | 'chance' | 'rates'>;
type Of = { agencyId: string; webhookId: string };

const refuseOff = (off: unknown) => {
  if (off) throw new Refusal('conflict', 'This endpoint is off. Turn it on first.');
};

/** The same message once more, with the same id, so that a program that has it already can tell. */
export const sendAgain = async (ports: Needed, caller: Caller, of: Of & { deliveryId: string; version: number }): Promise<Delivery> => {
  const { webhook, delivery } = await ownDelivery(ports, caller, of);
  refuseOff(webhook.off);
  await limited(ports, `sent again to ${webhook.id}`, limits.sentAgainToWebhook, caller.at);
  const deed = tell(ports, caller, 'webhook.sent-again', { about: webhook.agencyId, refs: { webhook: webhook.id, delivery: delivery.id } });
  const again = { ...sentAgain(delivery, caller.at, deed.id), version: of.version + 1 };
  await ports.deliveries.change(again, { ...deed, answer: again });
  return again;
};

/** All of a time: a job does it, as there can be many. */
export const sendWindowAgain = async (ports: Needed & Pick<Ports, 'acts'>, caller: Caller, { window, ...of }: Of & { window: Window }): Promise<Window> => {
  const webhook = await ownWebhook(ports, caller, of);
  refuseOff(webhook.off);
  refuseWindow(window, caller.at);
  await limited(ports, `window sent again to ${webhook.id}`, limits.windowsSentAgain, caller.at);
  const { from, to, which } = window;
  await ports.acts.record(tell(ports, caller, 'webhook.sent-again', { about: webhook.agencyId, refs: { webhook: webhook.id, from, to, all: which === 'all' }, answer: window }));
  return window;
};
