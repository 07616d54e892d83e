import { createMiddleware } from 'hono/factory';
import { isLoopback } from '../domain/people/identity.ts';

/** Beside the local identity provider: a page elsewhere that made its name point here reaches nothing. */
export const onlyLoopback = createMiddleware(async (c, next) => {
  if (!isLoopback(c.req.header('host') ?? new URL(c.req.url).host)) return c.text('Open this site as http://localhost.', 421);
  return next();
});
