import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { Refusal, type Fault } from '../domain/refusal.ts';
import type { Env } from './caller.ts';

const message = 'A character here is broken in two, as when an emoji is cut in half. Delete it and type it again.';
const unseen = 'Leave out hidden characters.';
/** What ends a text for some programs, and what makes it read backwards. Names refuse more than this, and joiners of an emoji are welcome everywhere. */
const hidden = /[\0\u202d\u202e]/;
/** A name that JavaScript gives a meaning of its own: a schema drops it without a word. */
const lost = '__proto__';
const unknown = 'Nothing that is asked here has this name. Leave it out.';
const depthLimit = 100;

const faultsIn = (value: unknown, path: string[]): Fault[] => {
  const field = path.join('.').toWellFormed() || '(body)';
  if (typeof value === 'string') return value.isWellFormed() ? (hidden.test(value) ? [{ field, message: unseen }] : []) : [{ field, message }];
  if (typeof value !== 'object' || value === null) return [];
  if (path.length > depthLimit) throw new Refusal('invalid', 'This is nested too deeply.', path[0]);
  return Object.entries(value).flatMap(([key, inner]) => [...(key.isWellFormed() ? [] : [{ field, message }]), ...(key === lost ? [{ field: [...path, key].join('.'), message: unknown }] : []), ...faultsIn(inner, [...path, key])]);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The route refuses it in its own words.
  }
};

const decoded = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HTTPException(400);
  }
};

/** JSON can spell half of a character ("\ud800"), which is no text: it cannot be stored, hashed or sent. Refused here for every route, as is a name that would be dropped in silence. */
export const refuseBrokenText = createMiddleware<Env>(async (c, next) => {
  if (!c.req.header('content-type')?.startsWith('application/json')) return next();
  const text = decoded(await c.req.arrayBuffer());
  const faults = /\\u(d[89a-f]|00|202[de])|[\u202d\u202e]|__proto__/i.test(text) ? faultsIn(parsed(text), []) : [];
  if (faults.length > 0) throw Refusal.invalid(faults);
  return next();
});
