import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Registration } from '../../domain/entry/registration.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { decideRegistration, listRegistrations } from '../../use-cases/agency/entries/screen-registrations.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const { standing } = Registration.shape;
const Row = Registration.pick({ personId: true, rulesVersion: true, acceptedAt: true, standing: true, version: true }).extend({ name: z.string(), organization: z.string() });
const Answered = z.object({ standing: z.enum(['approved', 'refused', 'waiting'], 'Choose whether this person takes part.'), reason: paragraphs().max(1000).default('') });
const base = { area: 'entries', who: ['manager'] } as const;

const list = route({
  ...base, method: 'get', path: '/api/v1/registrants/{challengeId}', request: { params: ofChallenge, query: paging.extend({ standing: standing.default('approved') }) },
  responses: { 200: json(page(Row), 'Who takes part, latest first'), ...refusals },
});
const decide = route({
  ifMatch: true, ...base, method: 'put', path: '/api/v1/registrants/{challengeId}/{personId}', summary: 'Approve or refuse a registration, or take the answer back', request: { params: ofChallenge.extend({ personId: idOf('person') }), body: body(Answered) },
  responses: { 200: versioned(Registration.omit({ decidedBy: true }), 'The registration as decided'), ...refusals },
});

export const registrantRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => {
      const { challengeId } = c.req.valid('param');
      const query = c.req.valid('query');
      const caller = c.get('caller');
      const bound = `registrants ${challengeId} ${query.standing} ${caller.person?.id}`;
      const { items, next } = await listRegistrations(ports, caller, { challengeId, standing: query.standing, after: cursors.open(query.cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(decide, async (c) => {
      const wanted = { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') };
      const registration = await decideRegistration(ports, c.get('caller'), wanted);
      return c.json(registration, 200);
    });
