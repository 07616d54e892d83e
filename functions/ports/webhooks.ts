import type { Deed } from '../domain/act.ts';
import type { Delivery } from '../domain/webhook/delivery.ts';
import type { DeliveryState } from '../domain/webhook/webhook-words.ts';
import type { Failing, Webhook } from '../domain/webhook/webhook.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Listed } from './page.ts';

/** A line of the log of an endpoint. */
export type DeliveryCard = Pick<Delivery, 'id' | 'kind' | 'createdAt' | 'attempts'> & { state: DeliveryState; nextAt: string; lastAt?: string | undefined; status?: number | undefined; note?: string | undefined };

export type Webhooks = {
  /** The endpoints of an agency, the oldest first: a handful. */
  ofAgency(agencyId: string): Promise<Webhook[]>;
  find(agencyId: string, id: string): Promise<Webhook | undefined>;
  /** Claims a free slot of `slots` and stores it, in one transaction. Throws `full` where none is free. */
  add(webhook: Omit<Webhook, 'slot'>, slots: number, full: () => Refusal, deed: Deed): Promise<Webhook>;
  /** Refuses `stale` unless one more than stored. `afresh`: what it did not take before is forgotten, in the same transaction. */
  change(webhook: Webhook, deed: Deed, afresh?: boolean): Promise<void>;
  /** Removes it and frees its slot; its deliveries end by themselves. Refuses `stale` unless it is as it was read. */
  remove(webhook: Webhook, deed: Deed): Promise<void>;
  /** Since when it takes nothing; gone where something was taken. Safe to repeat. */
  failing(webhookId: string): Promise<Failing | undefined>;
  noteFailing(failing: Failing): Promise<void>;
  forgetFailing(webhookId: string): Promise<void>;
};

export type Deliveries = {
  /** Stores those that are not there yet. Safe to repeat. */
  queue(deliveries: Delivery[]): Promise<void>;
  /** Stores one with the act that asked for it. */
  create(delivery: Delivery, deed: Deed): Promise<void>;
  find(webhookId: string, id: string): Promise<Delivery | undefined>;
  /** Made between two instants, the latest first. Read through an index. */
  ofWebhook(webhookId: string, window: { from: string; to: string }, after?: string): Promise<Listed<DeliveryCard>>;
  /** Due by then, the longest first, at most so many. Read through an index: some may be done already. */
  due(now: string, most: number): Promise<Delivery[]>;
  /** Refuses `stale` unless one more than stored. With a deed, in one transaction. */
  change(delivery: Delivery, deed?: Deed): Promise<void>;
};
