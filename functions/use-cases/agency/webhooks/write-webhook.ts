import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { newDelivery, type Delivery } from '../../../domain/webhook/delivery.ts';
import { messageBody, testData } from '../../../domain/webhook/message.ts';
import { secretText } from '../../../domain/webhook/sign-message.ts';
import { mostWebhooks, testKind } from '../../../domain/webhook/webhook-words.ts';
import { refuseAddress, rotated, type Webhook, type WebhookWords } from '../../../domain/webhook/webhook.ts';
import type { Ports } from '../../../ports/ports.ts';
import { limited, limits } from '../../limited.ts';
import { staffOf } from '../../staff.ts';
import { tell } from '../../tell.ts';
import { secretKey } from '../../webhook-secret.ts';

type Needed = Pick<Ports, 'agencies' | 'webhooks' | 'chance' | 'seals' | 'site'>;
type Of = { agencyId: string; webhookId: string };

const full = () => new Refusal('limit', `An agency has at most ${mostWebhooks} endpoints. Delete one first.`);

/** As its managers read it. */
export const shownWebhook = ({ slot: _slot, off, ...webhook }: Webhook) => ({ ...webhook, ...(off ? { off: { at: off.at, why: off.why } } : {}) });

export const ownWebhook = async (ports: Pick<Ports, 'agencies' | 'webhooks'>, caller: Caller, { agencyId, webhookId }: Of): Promise<Webhook> => {
  await staffOf(ports, caller, agencyId, 'manager', 'agency');
  const webhook = await ports.webhooks.find(agencyId, webhookId);
  if (!webhook) throw notFound('endpoint');
  return webhook;
};

/** The secret is answered once, here, and never again. */
export const addWebhook = async (ports: Needed, caller: Caller, agencyId: string, words: WebhookWords): Promise<Webhook & { text: string }> => {
  const { id: createdBy } = await staffOf(ports, caller, agencyId, 'manager', 'agency');
  recentlySignedIn(caller);
  refuseAddress(words.address, ports.site.origin);
  const webhook: Omit<Webhook, 'slot'> = { ...words, id: ports.chance.id('webhook'), agencyId, secret: { n: 1, at: caller.at }, createdAt: caller.at, createdBy, version: 1 };
  const stored = await ports.webhooks.add(webhook, mostWebhooks, full, tell(ports, caller, 'webhook.added', { about: agencyId, refs: { webhook: webhook.id } }));
  return { ...stored, text: secretText(secretKey(ports, stored.id, 1)) };
};

/** Whoever turns it on again begins a new story: what it did not take before is forgotten. */
export const changeWebhook = async (ports: Needed, caller: Caller, { on, version, words, ...of }: Of & { on: boolean; version: number; words: WebhookWords }): Promise<Webhook> => {
  const before = await ownWebhook(ports, caller, of);
  if (words.address !== before.address) recentlySignedIn(caller);
  refuseAddress(words.address, ports.site.origin);
  const { off, ...kept } = before;
  const webhook: Webhook = { ...kept, ...words, ...(on ? {} : { off: off ?? { at: caller.at, by: caller.person!.id, why: 'person' as const } }), version: version + 1 };
  await ports.webhooks.change(webhook, tell(ports, caller, 'webhook.changed', { about: before.agencyId, refs: { webhook: before.id, on }, answer: shownWebhook(webhook) }), off !== undefined && on);
  return webhook;
};

export const removeWebhook = async (ports: Needed, caller: Caller, { version, ...of }: Of & { version: number }): Promise<Webhook> => {
  const before = await ownWebhook(ports, caller, of);
  await ports.webhooks.remove({ ...before, version }, tell(ports, caller, 'webhook.removed', { about: before.agencyId, refs: { webhook: before.id }, answer: shownWebhook(before) }));
  return before;
};

/** Another secret, answered once. The one before signs beside it for a day, unless `atOnce`. */
export const changeSecret = async (ports: Needed, caller: Caller, { version, atOnce, ...of }: Of & { version: number; atOnce: boolean }): Promise<Webhook & { text: string }> => {
  const before = await ownWebhook(ports, caller, of);
  recentlySignedIn(caller);
  const webhook = { ...rotated(before, caller.at, atOnce), version: version + 1 };
  await ports.webhooks.change(webhook, tell(ports, caller, 'webhook.secret-changed', { about: before.agencyId, refs: { webhook: before.id, atOnce } }));
  return { ...webhook, text: secretText(secretKey(ports, webhook.id, webhook.secret.n)) };
};

/** A message that says nothing, to see whether it arrives. */
export const testWebhook = async (ports: Needed & Pick<Ports, 'deliveries' | 'rates'>, caller: Caller, of: Of): Promise<Delivery> => {
  const { id: webhookId, agencyId, off } = await ownWebhook(ports, caller, of);
  if (off) throw new Refusal('conflict', 'This endpoint is off. Turn it on first.');
  await limited(ports, `test of ${webhookId}`, limits.testsOfWebhook, caller.at);
  const delivery = newDelivery({ id: ports.chance.id('delivery'), agencyId, webhookId, kind: testKind, body: messageBody(testKind, caller.at, testData(agencyId)) }, caller.at);
  await ports.deliveries.create(delivery, tell(ports, caller, 'webhook.tested', { about: agencyId, refs: { webhook: webhookId, delivery: delivery.id }, answer: delivery }));
  return delivery;
};
