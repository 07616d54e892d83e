import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { deliveryStates, keptDays, testKind, webhookKinds } from './webhook-words.ts';

/** What one try came to. `excerpt`: the beginning of what the other side answered. */
export const Try = z.object({ at: z.iso.datetime(), status: z.number().int().optional(), note: z.string().max(300), excerpt: z.string().max(500), milliseconds: z.number().int() });
export type Try = z.infer<typeof Try>;

/** One message on its way to one endpoint. Each try sends the same id and the same body. */
export const Delivery = z.object({
  id: idOf('delivery'),
  agencyId: idOf('agency'),
  webhookId: idOf('webhook'),
  kind: z.enum([...webhookKinds, testKind]),
  body: z.string(),
  createdAt: z.iso.datetime(),
  state: z.enum(deliveryStates),
  /** Tries since it was made or last sent again by somebody. */
  attempts: z.number().int(),
  nextAt: z.iso.datetime(),
  /** The last ones. */
  tries: z.array(Try),
  /** The act that asked for it to be sent again, so that it is asked once. */
  again: z.string().optional(),
  version: z.number().int(),
});
export type Delivery = z.infer<typeof Delivery>;

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/** As Standard Webhooks recommends: soon at first, then over three days. */
const waits = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
export const mostTries = waits.length + 1;
/** Longer than a try can take. */
const claimMilliseconds = 2 * minute;
const keptTries = 12;

const later = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
const next = (delivery: Delivery, change: Partial<Delivery>): Delivery => ({ ...delivery, ...change, version: delivery.version + 1 });

export const newDelivery = (given: Pick<Delivery, 'id' | 'agencyId' | 'webhookId' | 'kind' | 'body'>, at: string): Delivery => ({ ...given, createdAt: at, state: 'waiting', attempts: 0, nextAt: at, tries: [], version: 1 });
/** A try is under way: nobody else begins one, and whoever dies in it leaves it to the next. */
export const claimed = (delivery: Delivery, now: string): Delivery => next(delivery, { nextAt: later(now, claimMilliseconds) });
/** Left for later without a try: the endpoint answers nobody just now. */
export const putOff = (delivery: Delivery, now: string): Delivery => next(delivery, { nextAt: later(now, 5 * minute) });
export const stoppedBy = (delivery: Delivery): Delivery => next(delivery, { state: 'stopped' });
/** Once more, from the first try on. */
export const sentAgain = (delivery: Delivery, now: string, act: string): Delivery => next(delivery, { state: 'waiting', attempts: 0, nextAt: now, again: act });

/** What a try came to: the other side has it only with a 2xx. `retryAfter` in seconds is waited where it is longer. */
export type Outcome = Try & { retryAfter?: number | undefined };
export const isTaken = ({ status }: Pick<Try, 'status'>): boolean => status !== undefined && status >= 200 && status < 300;
/** Standard Webhooks: an endpoint that answers 410 wants no more. */
export const isGone = ({ status }: Pick<Try, 'status'>): boolean => status === 410;

export const afterTry = (delivery: Delivery, { retryAfter, ...tried }: Outcome, now: string): Delivery => {
  const attempts = delivery.attempts + 1;
  const tries = [...delivery.tries, tried].slice(-keptTries);
  if (isTaken(tried)) return next(delivery, { state: 'delivered', attempts, tries });
  const wait = waits[attempts - 1];
  if (wait === undefined || isGone(tried)) return next(delivery, { state: 'failed', attempts, tries });
  return next(delivery, { attempts, tries, nextAt: later(now, Math.max(wait, Math.min(retryAfter ?? 0, 24 * 3600) * second)) });
};

/** The oldest delivery that is still kept. */
export const keptSince = (now: string): string => later(now, -keptDays * 24 * hour);

/** The window that somebody wants to have once more. */
export const Window = z.object({ from: z.iso.datetime(), to: z.iso.datetime(), which: z.enum(['undelivered', 'all']) });
export type Window = z.infer<typeof Window>;
export const refuseWindow = ({ from, to }: Window, now: string): void => {
  if (from >= to) throw new Refusal('invalid', 'Give an end that is later than the beginning.', 'to');
  if (to < keptSince(now)) throw new Refusal('invalid', `Deliveries are kept for ${keptDays} days. Give a later time.`, 'from');
};
