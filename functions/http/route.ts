import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { ApiArea, Audience } from '../domain/visibility.ts';
import { keyRule } from './once.ts';

type Declared = { area: ApiArea; who: readonly [Audience, ...Audience[]]; /** An edit of what was read: http/router.ts asks for the version. */ ifMatch?: true };

const header = (name: string, required: boolean, description: string) => ({ name, in: 'header' as const, required, description, schema: { type: 'string' as const } });
export const versionHeader = header('If-Match', true, 'The ETag that was read, such as "3"');
const keyHeaders = (method: string) => {
  const rule = keyRule(method);
  return rule ? [header('Idempotency-Key', rule === 'required', 'At most 200 characters, new for each act: a repeat hears the answer of the first')] : [];
};
const signedIn = [{ session: [] }, { token: [] }];

/**
 * The only way to declare a route: without its area and audience it does not compile. Both travel in the OpenAPI document
 * as x-area and x-who, from which the gateway's routes and the anonymity matrix are generated.
 */
export const route = <const R extends RouteConfig>(declared: R & Declared) => {
  const { area, who, ifMatch, ...config } = declared;
  const headers = { parameters: [...keyHeaders(config.method), ...(ifMatch ? [versionHeader] : [])], security: who.includes('anyone') ? [{}, ...signedIn] : signedIn };
  return createRoute({ ...config, ...headers, 'x-area': area, 'x-who': who } as unknown as Omit<R, keyof Declared> & Pick<R, 'path' | 'method' | 'responses'>);
};
