import { createMiddleware } from 'hono/factory';
import { Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';
import type { Env } from './caller.ts';

const longestKey = 200;
const writes = new Set(['post', 'put', 'patch', 'delete']);

/** Whether a request of this method carries an Idempotency-Key. */
export const keyRule = (method: string): 'required' | 'welcome' | undefined =>
  method.toLowerCase() === 'post' ? 'required' : writes.has(method.toLowerCase()) ? 'welcome' : undefined;

/**
 * Idempotency-Key: required on every POST, welcome on other writes. The key is scoped to caller and route. A repeat hears
 * the stored answer, cut to the route's schema by http/router.ts; the record itself is written in the transaction of the act, never here.
 */
export const handleOnce = (ports: Pick<Ports, 'onces' | 'sha256'>) =>
  createMiddleware<Env>(async (c, next) => {
    const rule = keyRule(c.req.method);
    if (!rule) return next();
    const given = c.req.header('idempotency-key');
    if (!given && rule === 'welcome') return next();
    if (!given) throw new Refusal('key-missing', `Send an Idempotency-Key header of at most ${longestKey} characters, new for each act.`, 'Idempotency-Key');
    if (given.length > longestKey) throw new Refusal('key-too-long', `This Idempotency-Key has ${given.length} characters. Use at most ${longestKey}.`, 'Idempotency-Key');
    const caller = c.get('caller');
    const key = ports.sha256(`${caller.person?.id ?? caller.address} ${c.req.method} ${c.req.path} ${given}`);
    const fingerprint = ports.sha256(await c.req.text());
    const replayNow = async () => {
      const done = await ports.onces.find(key);
      if (done && done.fingerprint !== fingerprint) throw new Refusal('key-reused', 'This Idempotency-Key was used for another request. Make a new key.');
      if (done && done.answer === undefined) throw new Refusal('already-made', 'Already done. The answer held a secret and is not kept: revoke it and make another.');
      return done && { answer: done.answer };
    };
    const replay = await replayNow();
    if (replay) c.set('replay', replay);
    else c.set('caller', { ...caller, once: { key, fingerprint } });
    c.set('replayNow', replayNow);
    return next();
  });
