import { createMiddleware } from 'hono/factory';
import type { Caller } from '../domain/caller.ts';

/** What the platform hands us beside the request: API Gateway's request context, or our own server's note. */
export type Bindings = {
  receivedAt?: number;
  address?: string;
  /** Whoever asks hung up before all they sent was here. */
  hungUp?: boolean;
  requestContext?: { timeEpoch?: number; http?: { sourceIp?: string } };
};
type Replay = { answer: unknown };
export type Env = { Bindings: Bindings; Variables: { caller: Caller; requestId: string; replay?: Replay; /** What the caller read, where the route asks for it. */ version: number; /** What the request with the same key was answered meanwhile. */ replayNow?: () => Promise<Replay | undefined> } };

/** Finds out who asks from the request's credentials; a person locked, closed or signed out is nobody. */
export type Recognize = (request: Request, at: string) => Promise<Pick<Caller, 'person' | 'sessionId' | 'authenticatedAt' | 'scopes'>>;

const bodiless = new Set(['GET', 'HEAD']);

/** The clock is read when the request is here whole: the body first. */
export const readCaller = (recognize: Recognize, now: () => string) =>
  createMiddleware<Env>(async (c, next) => {
    if (!bodiless.has(c.req.method)) await c.req.arrayBuffer();
    const env = c.env ?? {};
    const epoch = env.receivedAt ?? env.requestContext?.timeEpoch;
    const at = epoch === undefined ? now() : new Date(epoch).toISOString();
    const address = env.address ?? env.requestContext?.http?.sourceIp ?? 'unknown';
    c.set('caller', { at, address, ...(await recognize(c.req.raw, at)) });
    await next();
  });
