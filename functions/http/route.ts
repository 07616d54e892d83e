import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { ApiArea, Audience } from '../domain/visibility.ts';

type Declared = { area: ApiArea; who: readonly [Audience, ...Audience[]] };

/**
 * The only way to declare a route: without its area and audience it does not compile. Both travel in the OpenAPI document
 * as x-area and x-who, from which the gateway's routes and the anonymity matrix are generated.
 */
export const route = <const R extends RouteConfig>(declared: R & Declared) => {
  const { area, who, ...config } = declared;
  return createRoute({ ...config, 'x-area': area, 'x-who': who } as unknown as Omit<R, keyof Declared> & Pick<R, 'path' | 'method' | 'responses'>);
};
