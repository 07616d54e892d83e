import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Refusal, type RefusalCode } from '../domain/refusal.ts';
import type { Env } from './caller.ts';

/** One exhaustive table: a new refusal code does not compile until it has a status and a title. */
const table: Record<RefusalCode, { status: number; title: string }> = {
  invalid: { status: 422, title: 'Some answers need a change' },
  'not-found': { status: 404, title: 'Not found' },
  gone: { status: 410, title: 'No longer shared' },
  'signed-out': { status: 401, title: 'Signed out' },
  'sign-in-again': { status: 401, title: 'Sign in again' },
  forbidden: { status: 403, title: 'Another role is needed' },
  'cross-site': { status: 403, title: 'Sent from another site' },
  'not-permitted': { status: 403, title: 'The token does not permit this' },
  stale: { status: 412, title: 'Changed meanwhile' },
  'version-missing': { status: 428, title: 'A version is needed' },
  'key-missing': { status: 428, title: 'Idempotency-Key missing' },
  'key-too-long': { status: 422, title: 'Idempotency-Key too long' },
  conflict: { status: 409, title: 'Not possible now' },
  closed: { status: 409, title: 'Closed' },
  taken: { status: 409, title: 'Already used' },
  limit: { status: 409, title: 'Limit reached' },
  'key-reused': { status: 422, title: 'Idempotency-Key used for another request' },
  'already-made': { status: 409, title: 'Already made' },
  'in-progress': { status: 409, title: 'In progress' },
  'too-many': { status: 429, title: 'Too many requests' },
  'too-large': { status: 413, title: 'Too large' },
  unsupported: { status: 415, title: 'Unsupported content type' },
  unavailable: { status: 503, title: 'Not available right now' },
};

export const problemOf = (refusal: Refusal, requestId?: string) => {
  const { status, title } = table[refusal.code];
  const errors = refusal.faults.length > 0 ? { errors: refusal.faults } : {};
  return { type: 'about:blank', title, status, detail: refusal.message, code: refusal.code, ...errors, ...refusal.extra, requestId };
};

const asRefusal = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  if (!(error instanceof HTTPException)) return undefined;
  if (error.status === 413) return new Refusal('too-large', 'The request is too large.');
  if (error.status === 415) return new Refusal('unsupported', 'Send application/json.');
  return new Refusal('invalid', 'The request could not be read. Send one valid JSON value as its body.');
};

export const answerError =
  (log: (line: Record<string, unknown>) => void): ErrorHandler<Env> =>
  (error, c) => {
    const requestId = c.get('requestId');
    const refusal = asRefusal(error);
    const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
    if (refusal) {
      const problem = problemOf(refusal, requestId);
      const status = error instanceof HTTPException && error.status === 400 ? 400 : problem.status;
      const wait = refusal.extra['retryAfter'];
      const retry: Record<string, string> = typeof wait === 'number' ? { 'retry-after': String(wait) } : {};
      return new Response(JSON.stringify({ ...problem, status }), { status, headers: { ...headers, ...retry } });
    }
    // Whoever hung up is no fault, and hears no answer.
    if (c.env?.hungUp) return new Response(null, { status: 400 });
    log({ level: 'error', message: 'internal', requestId, path: c.req.routePath, error: String(error), stack: error.stack });
    const problem = { type: 'about:blank', title: 'Something went wrong on our side', status: 500, code: 'internal', requestId };
    return new Response(JSON.stringify(problem), { status: 500, headers });
  };
