import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { signedIn } from '../domain/caller.ts';
import { plainWords } from '../domain/words/plain-words.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { isScope, scopeNeeded } from '../domain/people/token.ts';
import type { ApiArea, Audience } from '../domain/visibility.ts';
import type { Ports } from '../ports/ports.ts';
import type { Cursors } from './cursor.ts';
import type { Env } from './caller.ts';
import { versionHeader } from './route.ts';
import { ifMatch, tag } from './version.ts';

z.config({ customError: plainWords });

/** What a route file is given. */
export type Context = { ports: Ports; cursors: Cursors };

type Handler = (c: HonoContext<Env>, next: () => Promise<void>) => unknown;

const schemaFor = (route: RouteConfig, status: number): z.ZodType | undefined => {
  const declared = route.responses[status] as { content?: Record<string, { schema?: z.ZodType }> } | undefined;
  return declared?.content?.['application/json']?.schema;
};

/** The ETag of an answer that was declared `versioned`. */
const tagFor = (route: RouteConfig, status: number, value: unknown): Record<string, string> => {
  const { headers } = (route.responses[status] ?? {}) as { headers?: object };
  return headers && 'ETag' in headers ? tag((value as { version: number }).version) : {};
};

/** A program may do only what its token was made for. What everybody may read, it reads as everybody does. */
const allowToken = (route: RouteConfig, c: HonoContext<Env>) => {
  const caller = c.get('caller');
  const scopes = caller?.scopes;
  if (!scopes) return;
  const needed = scopeNeeded((route as unknown as { 'x-area': ApiArea })['x-area'], route.method);
  if (scopes.includes(needed)) return;
  if (route.method === 'get' && (route as unknown as { 'x-who': readonly Audience[] })['x-who'].includes('anyone')) return c.set('caller', { at: caller.at, address: caller.address });
  const fix = isScope(needed) ? `This token lacks the permission ${needed}. Make a token that has it.` : 'No token can do this: an account is changed by its person. Sign in, and do it there.';
  throw new Refusal('not-permitted', fix);
};

/** A request refused because the same one, with the same key, was done a moment before hears the answer of that one. */
const orReplay = async (c: HonoContext<Env>, handler: Handler, next: () => Promise<void>, replayed: (replay: { answer: unknown }) => Response) => {
  try {
    return await handler(c, next);
  } catch (error) {
    const replay = error instanceof Refusal ? await c.get('replayNow')?.() : undefined;
    if (!replay) throw error;
    return replayed(replay);
  }
};

/**
 * Nothing leaves that the route did not declare: every JSON answer is cut to its schema, a replayed one too. A field
 * somebody adds to an entity stays inside until a route names it.
 */
const answerOnlyDeclared = (route: RouteConfig, handler: Handler): Handler => (c, next) => {
  const json = c.json.bind(c) as (value: unknown, status?: number, headers?: Record<string, string>) => Response;
  const declared = (value: unknown, status = 200, headers?: Record<string, string>) => {
    const schema = schemaFor(route, status);
    return json(schema ? schema.parse(value) : value, status, { ...tagFor(route, status, value), ...headers });
  };
  allowToken(route, c);
  const replayed = ({ answer }: { answer: unknown }) => declared(answer, [200, 202].find((status) => schemaFor(route, status)) ?? 201, { 'idempotency-replayed': 'true' });
  const replay = c.get('replay');
  if (replay) return replayed(replay);
  c.json = declared as typeof c.json;
  if ((route.parameters ?? []).includes(versionHeader)) c.set('version', ifMatch(c.req.header('if-match')));
  return orReplay(c, handler, next, replayed);
};

/** Whoever is not signed in hears that, and not what is wrong with what they sent to a place that is not theirs. */
const signedInFirst = (route: RouteConfig): MiddlewareHandler<Env> => {
  const open = (route as unknown as { 'x-who': readonly Audience[] })['x-who'].includes('anyone');
  return async (c, next) => {
    if (!open) signedIn(c.get('caller'));
    await next();
  };
};

/** A router whose every schema failure becomes a Refusal that names each field. */
export const router = () => {
  const made = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      // an address that no thing can have is one where nothing is
      if (result.target === 'param') throw notFound();
      throw Refusal.invalid(result.error.issues.map((issue) => ({ field: issue.path.join('.') || '(body)', message: issue.message })));
    },
  });
  const openapi = made.openapi as unknown as (route: RouteConfig, handler: Handler) => unknown;
  made.openapi = ((route: RouteConfig, handler: Handler) => openapi({ ...route, middleware: signedInFirst(route) }, answerOnlyDeclared(route, handler))) as unknown as typeof made.openapi;
  return made;
};
