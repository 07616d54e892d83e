import type { Deed } from '../../../domain/act.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { afterTry, claimed, isGone, isTaken, putOff, stoppedBy, type Delivery, type Outcome } from '../../../domain/webhook/delivery.ts';
import { signedHeaders } from '../../../domain/webhook/sign-message.ts';
import { failedAgain, failsTooLong, secretsAt, type Webhook } from '../../../domain/webhook/webhook.ts';
import type { Pace } from '../../../ports/pace.ts';
import type { Ports } from '../../../ports/ports.ts';
import { secretKey } from '../../webhook-secret.ts';

export type ToDeliver = Pick<Ports, 'webhooks' | 'deliveries' | 'fetcher' | 'seals' | 'digest' | 'sha256' | 'clock'>;
type Log = (line: Record<string, unknown>) => void;
/** In one look: so many messages, to so many endpoints at once. One that failed so often in a row is left alone for a while, so that it holds up nobody. */
const most = { read: 300, atOnce: 5, failures: 3 };

const unlessMoved = (error: unknown): false => {
  if (error instanceof Refusal && error.code === 'stale') return false;
  throw error;
};
/** Whether it was still as it was read. */
const keep = async (ports: ToDeliver, delivery: Delivery): Promise<boolean> => ports.deliveries.change(delivery).then(() => true, unlessMoved);

const excerptOf = (body: Uint8Array): string => new TextDecoder().decode(body).replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 500);

/** One request, signed for this instant with each secret that counts now. */
const trySending = async (ports: ToDeliver, webhook: Webhook, { id, body }: Delivery): Promise<Outcome> => {
  const at = ports.clock.now();
  const since = () => Math.max(0, Date.parse(ports.clock.now()) - Date.parse(at));
  const keys = secretsAt(webhook, at).map((n) => secretKey(ports, webhook.id, n));
  try {
    const headers = { 'content-type': 'application/json', 'user-agent': 'Laurel-Webhooks/1.0', ...signedHeaders(ports.digest, keys, { id, at, body }) };
    const { status, retryAfter, body: said } = await ports.fetcher.post(webhook.address, { headers, body });
    const moved = status >= 300 && status < 400 ? ' A redirect is not followed: give the address it leads to.' : '';
    return { at, status, note: `It answered ${status}.${moved}`, excerpt: excerptOf(said), milliseconds: since(), retryAfter };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { at, note: error.message.slice(0, 300), excerpt: '', milliseconds: since() };
  }
};

const turnOff = async (ports: ToDeliver, webhook: Webhook, why: 'failing' | 'gone', at: string): Promise<void> => {
  const deed: Deed = { id: derivedId('act', ports.sha256, webhook.id, 'off', String(webhook.version)), kind: 'webhook.turned-off', about: webhook.agencyId, by: 'system', at, refs: { webhook: webhook.id, why } };
  await ports.webhooks.change({ ...webhook, off: { at, by: 'system', why }, version: webhook.version + 1 }, deed).catch(unlessMoved);
};

/** What this try says of the endpoint. */
const judge = async (ports: ToDeliver, webhook: Webhook, tried: Outcome): Promise<void> => {
  const before = await ports.webhooks.failing(webhook.id);
  if (isTaken(tried)) return before && ports.webhooks.forgetFailing(webhook.id);
  const failing = failedAgain(before, webhook.id, tried.at);
  await ports.webhooks.noteFailing(failing);
  if (isGone(tried)) return turnOff(ports, webhook, 'gone', tried.at);
  return failsTooLong(failing) ? turnOff(ports, webhook, 'failing', tried.at) : undefined;
};

/** Answers whether the endpoint took it; undefined where nothing was tried. */
const deliver = async (ports: ToDeliver, delivery: Delivery): Promise<boolean | undefined> => {
  const webhook = await ports.webhooks.find(delivery.agencyId, delivery.webhookId);
  if (!webhook || webhook.off) return void (await keep(ports, stoppedBy(delivery)));
  const claim = claimed(delivery, ports.clock.now());
  if (!(await keep(ports, claim))) return undefined;
  const tried = await trySending(ports, webhook, claim);
  await keep(ports, afterTry(claim, tried, ports.clock.now()));
  await judge(ports, webhook, tried);
  return isTaken(tried);
};

/** Its messages in the order they were made. */
const visit = async (ports: ToDeliver, { hasTime }: Pick<Pace, 'hasTime'>, waiting: Delivery[]): Promise<void> => {
  let failures = 0;
  for (const delivery of waiting.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
    if (!hasTime()) return;
    if (failures >= most.failures) {
      await keep(ports, putOff(delivery, ports.clock.now()));
      continue;
    }
    const taken = await deliver(ports, delivery);
    failures = taken === false ? failures + 1 : 0;
  }
};

/** Where nobody may call out, nothing waits in vain. */
const sayWhy = async (ports: ToDeliver, due: Delivery[]): Promise<void> => {
  for (const delivery of due) await keep(ports, { ...delivery, state: 'failed', tries: [...delivery.tries, { at: ports.clock.now(), note: 'This site calls nobody. Whoever runs it starts it with CALL_OUT=yes.', excerpt: '', milliseconds: 0 }], version: delivery.version + 1 });
};

/** Sends what is due. Answers how many endpoints could not be served for a reason of ours; what waits for them stays due. */
export const deliverWebhooks = async (ports: ToDeliver, pace: Pick<Pace, 'hasTime'>, log: Log): Promise<number> => {
  const due = await ports.deliveries.due(ports.clock.now(), most.read);
  if (!ports.fetcher.callsOut) return sayWhy(ports, due).then(() => 0);
  const waiting = [...Map.groupBy(due, ({ webhookId }) => webhookId)];
  let failed = 0;
  for (let start = 0; start < waiting.length && pace.hasTime(); start += most.atOnce) {
    await Promise.all(waiting.slice(start, start + most.atOnce).map(([webhook, own]) => visit(ports, pace, own).catch((error: unknown) => {
      failed += 1;
      log({ level: 'error', message: 'webhooks were not delivered', webhook, error: String(error), stack: (error as Error).stack });
    })));
  }
  return failed;
};
