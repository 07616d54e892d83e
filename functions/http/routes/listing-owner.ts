import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { webAddress, WrittenFacts } from '../../domain/listing/listing.ts';
import { ListingOwner } from '../../domain/listing/owner/owner.ts';
import { EmailAddress } from '../../domain/words/email-address.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { nameOwner, readOwner } from '../../use-cases/moderator/name-owner.ts';
import { answerAsked, readAsked } from '../../use-cases/public/answer-owner.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ listingId: idOf('listing') });
const Named = z.object({ listing: z.object({ id: z.string(), title: z.string() }), owner: ListingOwner.omit({ code: true, addedBy: true }).optional(), version: z.number().int() });
const link = z.object({ token: z.string().max(500) });
const Asked = z.object({ listing: z.object({ id: z.string(), title: z.string() }), answered: ListingOwner.shape.answered, stopped: z.boolean() });
const Answer = z.object({
  as: z.enum(['right', 'changed', 'ended', 'stop']),
  facts: WrittenFacts.pick({ status: true, url: true, ends: true, outcome: true, contact: true }).default({}),
  source: webAddress().optional(), note: paragraphs().max(500).default(''),
});

const getOwner = route({
  area: 'atlas', who: ['moderator', 'manager'], method: 'get', path: '/api/v1/listings/{listingId}/owner',
  request: { params: one }, responses: { 200: versioned(Named, 'Whom we ask about an entry, and what they answered last'), ...refusals },
});
const putOwner = route({
  ifMatch: true, area: 'atlas', who: ['moderator', 'manager'], method: 'put', path: '/api/v1/listings/{listingId}/owner', summary: 'Say whom to ask about an entry',
  request: { params: one, body: body(z.object({ email: z.union([EmailAddress, z.literal('')]).describe('Empty: nobody is asked') })) }, responses: { 200: versioned(Named, 'As it is now'), ...refusals },
});
const getAsked = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/listing-questions/{token}',
  request: { params: link }, responses: { 200: json(Asked, 'What a letter to an owner asks'), ...refusals },
});
const postAnswer = route({
  area: 'atlas', who: ['anyone'], method: 'post', path: '/api/v1/listing-questions/{token}/answer', summary: 'Answer a letter about an entry',
  request: { params: link, body: body(Answer) }, responses: { 200: json(Asked, 'Thank you: checked, or waiting for a moderator'), ...refusals },
});

export const listingOwnerRoutes = ({ ports }: Context) =>
  router()
    .openapi(getOwner, async (c) => c.json(await readOwner(ports, c.get('caller'), c.req.valid('param').listingId), 200))
    .openapi(putOwner, async (c) => c.json(await nameOwner(ports, c.get('caller'), c.req.valid('param').listingId, c.req.valid('json').email, c.get('version')), 200))
    .openapi(getAsked, async (c) => c.json(await readAsked(ports, c.req.valid('param').token), 200))
    .openapi(postAnswer, async (c) => c.json(await answerAsked(ports, c.get('caller'), c.req.valid('param').token, c.req.valid('json')), 200));
