import { digest, sha256 } from '../../../functions/adapters/system/sha256.ts';
import type { PolicyLog } from '../../../functions/domain/record/note/policy.ts';
import type { SeenHead, Witnessed } from '../../../functions/ports/witnessed.ts';
import type { Witness } from '../../../functions/ports/witness.ts';
import { witnessRoutes } from '../../../functions/http/witness.ts';
import { testKey, verify } from '../keys.ts';

/** A witness of these logs, asked over its own routes, with all it keeps in hand. */
export const testWitness = (name: string, logs: PolicyLog[]) => {
  const kept = new Map<string, SeenHead>();
  const witnessed: Witnessed = {
    seen: async (origin) => kept.get(origin),
    advance: async (origin, before, next) => {
      if (kept.get(origin)?.note !== before?.note) return false;
      kept.set(origin, next);
      return true;
    },
  };
  const { key, sign } = testKey(name, 'cosignature');
  const asked: { old: number; status: number }[] = [];
  const app = witnessRoutes({ witnessed, signer: { key, sign: async (message) => sign(message) }, clock: { now: () => '2027-01-01T00:00:00.000Z' }, digest, verify, logs }, { prefix: '', sha256, log: () => undefined });
  const post = async (body: string) => app.request('/add-checkpoint', { method: 'POST', body });
  const witness: Witness = {
    async ask(url, body) {
      if (url !== `https://${name}/add-checkpoint`) throw new Error(`no witness is at ${url}`);
      const reply = await post(body);
      asked.push({ old: Number(/^old (\d+)/.exec(body)![1]), status: reply.status });
      return { status: reply.status, type: reply.headers.get('content-type')!, text: await reply.text() };
    },
  };
  return { key, kept, asked, app, post, witness, inPolicy: { name, key, url: `https://${name}` } };
};
