import { Delivery, keptSince } from '../../domain/webhook/delivery.ts';
import { Failing, Webhook } from '../../domain/webhook/webhook.ts';
import { keptDays } from '../../domain/webhook/webhook-words.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Deliveries, DeliveryCard, Webhooks } from '../../ports/webhooks.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { claim, inFreeSlot, vacate } from './slots.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const webhooks = entity({ type: 'webhook', schema: Webhook, keys: ({ agencyId, id }) => at.webhook(agencyId, id) });
const failings = entity({ type: 'webhook-failing', schema: Failing, keys: ({ webhookId }) => at.webhookFailing(webhookId) });

const cardOf = ({ id, webhookId, kind, createdAt, attempts, state, nextAt, tries }: Delivery): DeliveryCard & { webhookId: string } => {
  const last = tries.at(-1);
  return { id, webhookId, kind, createdAt, attempts, state, nextAt, ...(last ? { lastAt: last.at, status: last.status, note: last.note.slice(0, 120) } : {}) };
};
const deliveries = entity({
  type: 'delivery',
  schema: Delivery,
  keys: ({ id, webhookId, createdAt, state, nextAt }) => ({
    ...at.delivery(webhookId, id),
    ownerpk: list.deliveriesOf(webhookId), ownersk: `${createdAt}#${id}`,
    ...(state === 'waiting' ? { duepk: list.deliveriesDue(), duesk: `${nextAt}#${id}` } : {}),
    ttl: Math.floor(Date.parse(createdAt) / 1000) + keptDays * 86_400,
  }),
  card: cardOf,
});
const unlessThere = (error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
};

export const storeWebhooks = (store: Store): Webhooks => ({
  async ofAgency(agencyId) {
    const items = await store.all({ pk: at.agency(agencyId).pk, begins: 'HOOK#', strong: true });
    return items.map(webhooks.fromItem).toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  },
  async find(agencyId, id) {
    const item = await store.get(at.webhook(agencyId, id), { strong: true });
    return item && webhooks.fromItem(item);
  },
  add: (webhook, slots, full, deed) =>
    inFreeSlot(slots, full, async (slot) => {
      const stored = { ...webhook, slot };
      await store.write([{ put: webhooks.toItem(stored), when: absent(stale) }, claim(at.webhookSlot(webhook.agencyId, slot), webhook.id)], deed);
      return stored;
    }),
  change: (webhook, deed, afresh = false) => store.write([{ put: webhooks.toItem(webhook), when: atVersion(webhook.version - 1) }, ...(afresh ? [{ remove: at.webhookFailing(webhook.id) }] : [])], deed),
  remove: (webhook, deed) => store.write([{ remove: at.webhook(webhook.agencyId, webhook.id), when: atVersion(webhook.version) }, { remove: at.webhookFailing(webhook.id) }, vacate(at.webhookSlot(webhook.agencyId, webhook.slot), webhook.id)], deed),
  async failing(webhookId) {
    const item = await store.get(at.webhookFailing(webhookId), { strong: true });
    return item && failings.fromItem(item);
  },
  noteFailing: (failing) => store.put(failings.toItem(failing)),
  forgetFailing: (webhookId) => store.write([{ remove: at.webhookFailing(webhookId) }]),
});

export const storeDeliveries = (store: Store): Deliveries => ({
  async queue(waiting) {
    for (const delivery of waiting) await store.put(deliveries.toItem(delivery), absent(stale)).catch(unlessThere);
  },
  create: (delivery, deed) => store.write([{ put: deliveries.toItem(delivery), when: absent(stale) }], deed),
  async find(webhookId, id) {
    const item = await store.get(at.delivery(webhookId, id), { strong: true });
    return item && deliveries.fromItem(item);
  },
  async ofWebhook(webhookId, { from, to }, after) {
    const page = await store.query({ index: 'owner', pk: list.deliveriesOf(webhookId), from, to: `${to}#~`, backward: true, after: startAfter(after) });
    return listed(page, (item) => item['card'] as DeliveryCard);
  },
  async due(now, most) {
    const { items } = await store.query({ index: 'due', pk: list.deliveriesDue(), from: '0', to: `${now}#~`, limit: most });
    const cards = items.map((item) => item['card'] as DeliveryCard & { webhookId: string });
    const found = (await store.getMany(cards.map(({ webhookId, id }) => at.delivery(webhookId, id)), { strong: true })).map(deliveries.fromItem);
    // removal at the end of their days is late, and what nobody can read any more is sent to nobody
    return found.filter(({ state, nextAt, createdAt }) => state === 'waiting' && nextAt <= now && createdAt > keptSince(now)).toSorted((a, b) => (a.nextAt < b.nextAt ? -1 : 1));
  },
  change: (delivery, deed) => (deed ? store.write([{ put: deliveries.toItem(delivery), when: atVersion(delivery.version - 1) }], deed) : store.put(deliveries.toItem(delivery), atVersion(delivery.version - 1))),
});
