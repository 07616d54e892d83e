import type { Caller } from '../../../domain/caller.ts';
import { notFound } from '../../../domain/refusal.ts';
import { keptSince, type Delivery } from '../../../domain/webhook/delivery.ts';
import type { Failing, Webhook } from '../../../domain/webhook/webhook.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { DeliveryCard } from '../../../ports/webhooks.ts';
import { staffOf } from '../../staff.ts';
import { ownWebhook } from './write-webhook.ts';

type Needed = Pick<Ports, 'agencies' | 'webhooks' | 'deliveries'>;
type Of = { agencyId: string; webhookId: string };

export const readWebhooks = async (ports: Needed, caller: Caller, agencyId: string): Promise<Webhook[]> => {
  await staffOf(ports, caller, agencyId, 'manager', 'agency');
  return ports.webhooks.ofAgency(agencyId);
};

export const readWebhook = async (ports: Needed, caller: Caller, of: Of): Promise<{ webhook: Webhook; failing: Failing | undefined }> => {
  const webhook = await ownWebhook(ports, caller, of);
  return { webhook, failing: await ports.webhooks.failing(webhook.id) };
};

/** The latest first, as long as they are kept. */
export const readDeliveries = async (ports: Needed, caller: Caller, of: Of, after?: string): Promise<Listed<DeliveryCard>> => {
  const { id } = await ownWebhook(ports, caller, of);
  return ports.deliveries.ofWebhook(id, { from: keptSince(caller.at), to: caller.at }, after);
};

export const ownDelivery = async (ports: Needed, caller: Caller, { deliveryId, ...of }: Of & { deliveryId: string }): Promise<{ webhook: Webhook; delivery: Delivery }> => {
  const webhook = await ownWebhook(ports, caller, of);
  const delivery = await ports.deliveries.find(webhook.id, deliveryId);
  if (!delivery || delivery.createdAt <= keptSince(caller.at)) throw notFound('delivery');
  return { webhook, delivery };
};
