import * as z from 'zod';
import { ConditionAnswers } from '../../domain/eligibility/attestation.ts';
import { idOf } from '../../domain/id.ts';
import { notFound } from '../../domain/refusal.ts';
import { Registration } from '../../domain/entry/registration.ts';
import { signedIn } from '../../domain/caller.ts';
import { register } from '../../use-cases/team/register.ts';
import { body, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const postRegistration = route({
  area: 'entries', who: ['person'], method: 'post', path: '/api/v1/registrations', summary: 'Register for a challenge by accepting its rules',
  request: { body: body(z.object({ challengeId: idOf('challenge'), rulesVersion: z.number().int(), rulesHash: z.string().max(64), invitation: z.string().max(100).optional(), answers: ConditionAnswers.optional().describe('To the conditions the rules ask of each person') })) },
  responses: { 201: versioned(Registration, 'The registration: this rules version is accepted'), ...refusals },
});
const getRegistration = route({
  area: 'entries', who: ['person'], method: 'get', path: '/api/v1/registrations/{challengeId}',
  request: { params: z.object({ challengeId: idOf('challenge') }) },
  responses: { 200: versioned(Registration, 'The caller’s own registration'), ...refusals },
});

export const registrationRoutes = ({ ports }: Context) =>
  router()
    .openapi(postRegistration, async (c) => {
      const registration = await register(ports, c.get('caller'), c.req.valid('json'));
      return c.json(registration, 201);
    })
    .openapi(getRegistration, async (c) => {
      const registration = await ports.registrations.find(c.req.valid('param').challengeId, signedIn(c.get('caller')).id);
      if (!registration) throw notFound('registration');
      return c.json(registration, 200);
    });
