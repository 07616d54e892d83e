import type { Breakable, Fault } from './faults.ts';
import type { Who } from './strangers.ts';
import type { Ask, World } from './world.ts';

/** Their answers carry a secret that is not kept: after "failed but stored" the retry rightly hears "already made". */
const withSecret = /^post \/(tokens|calls\/[^/]+\/preview-links|teams\/[^/]+\/invitations|teams\/[^/]+\/invitations\/[^/]+\/resend|own-credentials\/[^/]+\/shares|webhooks\/[^/]+|webhooks\/[^/]+\/[^/]+\/secret)$/;

export type Trouble = { request: string; fault: Fault; nth: number; status: number };

/**
 * The same world in bad weather: of every request that writes, each write breaks off in both ways, and each time the person tries again with the same
 * key and the same words, until it comes through. The story in front of it does not notice (a repeated new agency is told by 200 instead of 201).
 */
export const inStorm = (world: World, faults: Breakable): { world: World; struck: Set<string>; swallowed: Trouble[] } => {
  const struck = new Set<string>();
  const swallowed: Trouble[] = [];
  let keys = 0;
  const weather = async (name: string, path: string, send: (key: string) => Promise<Response>): Promise<Response> => {
    const key = `storm-${++keys}`;
    const kinds: Fault[] = withSecret.test(`${name} ${path}`) ? ['failed'] : ['failed', 'failed but stored'];
    for (let nth = 1; ; nth++) {
      for (const fault of kinds) {
        faults.arm(fault, nth);
        const reply = await send(key);
        if (!faults.struck()) return reply.headers.has('idempotency-replayed') && path === '/agencies' ? new Response(reply.body, { status: 201 }) : reply;
        struck.add(`${name} ${path}`);
        if (reply.status !== 500) swallowed.push({ request: `${name} ${path}`, fault, nth, status: reply.status });
      }
    }
  };
  const as = (who?: Who, minutesAgo = 0) => {
    const calm = world.as(who, minutesAgo);
    return {
      get: calm.get,
      post: (path: string, body: unknown = {}, more?: Ask) => weather('post', path, (key) => calm.post(path, body, { key, ...more })),
      put: (path: string, body: unknown, more?: Ask) => weather('put', path, (key) => calm.put(path, body, { key, ...more })),
      patch: (path: string, body: unknown, more?: Ask) => weather('patch', path, (key) => calm.patch(path, body, { key, ...more })),
      delete: (path: string, more?: Ask) => weather('delete', path, (key) => calm.delete(path, { key, ...more })),
    };
  };
  return { world: { ...world, as }, struck, swallowed };
};
