import * as z from 'zod';

/** RFC 9457. `code` is the Refusal's; `errors` name each field and its fix. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    code: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    requestId: z.string().optional(),
  })
  .catchall(z.unknown());

const problems = { 'application/problem+json': { schema: Problem } };

export const json = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { 'application/json': { schema } } });
/** An answer that a later edit needs the version of: it carries the ETag, a replayed one too. */
export const versioned = <T extends z.ZodType>(schema: T, description: string) => ({
  ...json(schema, description),
  headers: { ETag: { description: 'The version to send back as If-Match', schema: { type: 'string' as const } } },
});
export const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } });
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().optional() });
export const paging = z.object({ cursor: z.string().max(2000).optional() });

/** The refusals any route may give; they are thrown as Refusal and never returned by a handler. */
export const refusals = {
  400: { description: 'Malformed request', content: problems },
  401: { description: 'Signed out', content: problems },
  403: { description: 'Visible to you, but another role is needed', content: problems },
  404: { description: 'Not there, or not yours', content: problems },
  409: { description: 'The present state does not allow it', content: problems },
  410: { description: 'It was there, and somebody ended it', content: problems },
  412: { description: 'Somebody changed it meanwhile', content: problems },
  413: { description: 'Too large', content: problems },
  415: { description: 'Send JSON', content: problems },
  422: { description: 'A field breaks a rule', content: problems },
  428: { description: 'If-Match or Idempotency-Key is missing', content: problems },
  429: { description: 'Too many requests', content: problems },
  503: { description: 'A part of the system is not there right now', content: problems },
} as const;
