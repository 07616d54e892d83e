import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { oneLine } from '../words/one-line.ts';
import { failingDays, overlapHours, webhookKinds } from './webhook-words.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Where the program listens. On a site that runs on one machine it may listen there too. */
export const refuseAddress = (address: string, origin: string): void => {
  const { protocol, hostname, username, password } = new URL(address);
  const here = loopback.has(hostname) && loopback.has(new URL(origin).hostname);
  if (protocol !== 'https:' && !(here && protocol === 'http:')) throw new Refusal('invalid', 'Give an address that starts with https://, so that nobody on the way reads or changes what is sent.', 'address');
  if (username || password) throw new Refusal('invalid', 'Leave the name and password out of the address. The signature of each message says that it comes from here.', 'address');
};

export const WebhookWords = z.object({
  name: oneLine().min(1, 'Name what listens there, such as: our chat room.').max(80),
  address: z.url({ protocol: /^https?$/, error: 'Give a web address that starts with https://' }).max(500, 'An address has at most 500 characters.'),
  kinds: z.array(z.enum(webhookKinds)).min(1, 'Choose at least one kind of news.').max(webhookKinds.length).transform((kinds) => webhookKinds.filter((kind) => kinds.includes(kind))),
});
export type WebhookWords = z.infer<typeof WebhookWords>;

/** An endpoint that an agency’s own program listens at. Its secret is worked out again from its number whenever something is signed, and stored nowhere. */
export const Webhook = z.object({
  id: idOf('webhook'),
  agencyId: idOf('agency'),
  name: z.string(),
  address: z.string(),
  kinds: z.array(z.enum(webhookKinds)),
  secret: z.object({ n: z.number().int(), at: z.iso.datetime() }),
  /** The secret before, which signs beside it for a while. */
  before: z.object({ n: z.number().int(), until: z.iso.datetime() }).optional(),
  /** `by` the site itself, where it took nothing for days or said that it is gone. */
  off: z.object({ at: z.iso.datetime(), by: z.union([idOf('person'), z.literal('system')]), why: z.enum(['person', 'failing', 'gone']) }).optional(),
  slot: z.number().int(),
  createdAt: z.iso.datetime(),
  createdBy: idOf('person'),
  version: z.number().int(),
});
export type Webhook = z.infer<typeof Webhook>;

const hour = 3_600_000;
const later = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();

/** Another secret. The one before keeps signing for a day, unless somebody else may have it. */
export const rotated = (webhook: Webhook, at: string, atOnce: boolean): Webhook => {
  const { before: _, ...kept } = webhook;
  return { ...kept, secret: { n: webhook.secret.n + 1, at }, ...(atOnce ? {} : { before: { n: webhook.secret.n, until: later(at, overlapHours * hour) } }), version: webhook.version + 1 };
};

/** Which secrets sign a message now, the newest first. */
export const secretsAt = ({ secret, before }: Webhook, now: string): number[] => [secret.n, ...(before && now < before.until ? [before.n] : [])];

/** How long an endpoint has taken nothing. */
export const Failing = z.object({ webhookId: idOf('webhook'), since: z.iso.datetime(), last: z.iso.datetime(), times: z.number().int() });
export type Failing = z.infer<typeof Failing>;

/** The longest wait between two tries of one message, and half again: after a longer silence a failure begins a new story. */
const silence = 36 * hour;
const fewest = 5;
export const failedAgain = (failing: Failing | undefined, webhookId: string, at: string): Failing =>
  failing && Date.parse(at) - Date.parse(failing.last) <= silence ? { ...failing, last: at, times: failing.times + 1 } : { webhookId, since: at, last: at, times: 1 };
export const failsTooLong = ({ since, last, times }: Failing): boolean => times >= fewest && Date.parse(last) - Date.parse(since) >= failingDays * 24 * hour;
