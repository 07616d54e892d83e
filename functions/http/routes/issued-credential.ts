import * as z from 'zod';
import { KindId } from '../../domain/credential/credential-kind.ts';
import { knownView } from '../../domain/credential/known-view.ts';
import { Offering } from '../../domain/credential/offering.ts';
import { idOf } from '../../domain/id.ts';
import { EmailAddress } from '../../domain/words/email-address.ts';
import { oneLine, personName, properName, reasonLine } from '../../domain/words/one-line.ts';
import { reinstateCredential, renewCredential, replaceCredential, suspendCredential, withdrawCredential } from '../../use-cases/agency/awarding/change-standing.ts';
import { countOffer, offerAll, readOfferings } from '../../use-cases/agency/awarding/offer-all.ts';
import { offerOne, readGiven } from '../../use-cases/agency/awarding/offer-one.ts';
import { readAgencyCredentials, readChallengeCredentials, readIssued } from '../../use-cases/agency/awarding/read-issued.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { OfferedCredential } from '../credential-answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const ofAgency = z.object({ agencyId: idOf('agency') });
const one = z.object({ credentialId: idOf('credential') });
const Progress = Offering.pick({ kindId: true, at: true, done: true, finishedAt: true });
const reason = reasonLine().min(3, 'Say why. The reason is public.').max(500, 'Use at most 500 characters.');
const instant = z.iso.datetime('Give a date and a time.');
const base = { area: 'results', who: ['manager'] } as const;

const listOfChallenge = route({ ...base, method: 'get', path: '/api/v1/challenge-credentials/{challengeId}', request: { params: ofChallenge, query: paging }, responses: { 200: json(page(OfferedCredential), 'Credentials of a challenge, newest first; lists leave out reasons and criteria'), ...refusals } });
const listOfferings = route({ area: 'results', who: ['manager', 'approver'], method: 'get', path: '/api/v1/challenge-credentials/{challengeId}/offers', request: { params: ofChallenge }, responses: { 200: json(z.object({ items: z.array(Progress) }), 'How far each kind is offered'), ...refusals } });
const readOffer = route({ ...base, method: 'get', path: '/api/v1/challenge-credentials/{challengeId}/offers/{kindId}', summary: 'Whom an offer would reach', request: { params: ofChallenge.extend({ kindId: KindId }) }, responses: { 200: json(z.object({ people: z.number().int(), letters: z.number().int(), more: z.boolean() }), 'How many get a letter; more: at least so many, in a large challenge'), ...refusals } });
const postOffers = route({ ...base, method: 'post', path: '/api/v1/challenge-credentials/{challengeId}/offers', summary: 'Offer a credential to everybody it is true of', request: { params: ofChallenge, body: body(z.object({ kindId: KindId })) }, responses: { 202: json(Progress, 'A job offers them; ask how far it is'), ...refusals } });
const listOfAgency = route({ ...base, method: 'get', path: '/api/v1/agency-credentials/{agencyId}', request: { params: ofAgency, query: paging.extend({ number: z.string().min(1).max(60).optional().describe('The one with this number, of a challenge too, or those that the agency has under it') }) }, responses: { 200: json(page(OfferedCredential), 'Credentials that belong to no challenge, newest first; lists leave out reasons and criteria'), ...refusals } });
const Given = z.object({ items: z.array(OfferedCredential.pick({ number: true, status: true, reference: true, name: true, email: true })) });
const listGiven = route({
  ...base, method: 'get', path: '/api/v1/agency-credentials/{agencyId}/given', summary: 'Who has these numbers of yours already',
  request: { params: ofAgency, query: z.object({ kindId: KindId, references: z.string().max(3200).describe('Numbers, one a line; at most 50') }) }, responses: { 200: json(Given, 'What is given under them already, of this kind'), ...refusals },
});
const postOne = route({
  ...base, method: 'post', path: '/api/v1/agency-credentials/{agencyId}', summary: 'Offer a credential to one address',
  request: { params: ofAgency, body: body(z.object({ kindId: KindId, email: EmailAddress, reference: oneLine().min(1, 'Give the number, or leave it out.').max(60, 'Use at most 60 characters.').optional(), name: personName().min(2, 'Give the whole name, or leave it out.').max(120).optional().describe('Whose it is, as it is signed; left out, the holder writes it'), validFrom: instant.optional(), validUntil: instant.optional(), again: z.boolean().default(false).describe('Although somebody has this number of yours already') })) },
  responses: { 201: versioned(OfferedCredential, 'The offer'), ...refusals },
});
const readOne = route({ ...base, method: 'get', path: '/api/v1/issued-credentials/{credentialId}', request: { params: one }, responses: { 200: versioned(OfferedCredential.extend({ contact: z.string().optional().describe('Whom a letter about it names for questions') }), 'One credential'), ...refusals } });
const changing = { ...base, ifMatch: true, method: 'post' } as const;
const postSuspend = route({ ...changing, path: '/api/v1/issued-credentials/{credentialId}/suspend', summary: 'Suspend a credential', request: { params: one, body: body(z.object({ reason, until: instant.optional() })) }, responses: { 200: versioned(OfferedCredential, 'Suspended'), ...refusals } });
const postReinstate = route({ ...changing, path: '/api/v1/issued-credentials/{credentialId}/reinstate', summary: 'Reinstate a suspended credential', request: { params: one }, responses: { 200: versioned(OfferedCredential, 'Reinstated'), ...refusals } });
const postWithdraw = route({ ...changing, path: '/api/v1/issued-credentials/{credentialId}/withdraw', summary: 'Withdraw a credential for good', request: { params: one, body: body(z.object({ reason })) }, responses: { 200: versioned(OfferedCredential, 'Withdrawn'), ...refusals } });
const postReplace = route({ ...changing, path: '/api/v1/issued-credentials/{credentialId}/replace', summary: 'Correct the name on a credential', request: { params: one, body: body(z.object({ reason, name: properName().min(2, 'Enter the name.').max(120) })) }, responses: { 202: versioned(OfferedCredential, 'The corrected one, which is being signed'), ...refusals } });
const postRenew = route({ ...changing, path: '/api/v1/issued-credentials/{credentialId}/renew', summary: 'Renew a credential', request: { params: one, body: body(z.object({ until: instant.optional() })) }, responses: { 202: versioned(OfferedCredential, 'In force for longer; it is being signed anew'), ...refusals } });

export const issuedCredentialRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listOfChallenge, async (c) => {
      const { challengeId } = c.req.valid('param');
      const bound = `credentials ${challengeId}`;
      const { items, next } = await readChallengeCredentials(ports, c.get('caller'), challengeId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items: items.map((item) => knownView(item, c.get('caller').at)), next: cursors.seal(next, bound) }, 200);
    })
    .openapi(listOfferings, async (c) => c.json({ items: await readOfferings(ports, c.get('caller'), c.req.valid('param').challengeId) }, 200))
    .openapi(readOffer, async (c) => c.json(await countOffer(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(postOffers, async (c) => c.json(await offerAll(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 202))
    .openapi(listOfAgency, async (c) => {
      const { agencyId } = c.req.valid('param');
      const { cursor, number } = c.req.valid('query');
      const bound = `credentials ${agencyId}`;
      const { items, next } = await readAgencyCredentials(ports, c.get('caller'), { agencyId, number, after: cursors.open(cursor, bound) });
      return c.json({ items: items.map((item) => knownView(item, c.get('caller').at)), next: cursors.seal(next, bound) }, 200);
    })
    .openapi(listGiven, async (c) => {
      const { kindId, references } = c.req.valid('query');
      const found = await readGiven(ports, c.get('caller'), { ...c.req.valid('param'), kindId, references: references.split('\n').slice(0, 50) });
      return c.json({ items: found.map((item) => knownView(item, c.get('caller').at)) }, 200);
    })
    .openapi(postOne, async (c) => c.json(knownView(await offerOne(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), c.get('caller').at), 201))
    .openapi(readOne, async (c) => c.json(knownView(await readIssued(ports, c.get('caller'), c.req.valid('param').credentialId), c.get('caller').at), 200))
    .openapi(postSuspend, async (c) => c.json(knownView(await suspendCredential(ports, c.get('caller'), { id: c.req.valid('param').credentialId, version: c.get('version'), ...c.req.valid('json') }), c.get('caller').at), 200))
    .openapi(postReinstate, async (c) => c.json(knownView(await reinstateCredential(ports, c.get('caller'), { id: c.req.valid('param').credentialId, version: c.get('version') }), c.get('caller').at), 200))
    .openapi(postWithdraw, async (c) => c.json(knownView(await withdrawCredential(ports, c.get('caller'), { id: c.req.valid('param').credentialId, version: c.get('version'), ...c.req.valid('json') }), c.get('caller').at), 200))
    .openapi(postReplace, async (c) => c.json(knownView(await replaceCredential(ports, c.get('caller'), { id: c.req.valid('param').credentialId, version: c.get('version'), ...c.req.valid('json') }), c.get('caller').at), 202))
    .openapi(postRenew, async (c) => c.json(knownView(await renewCredential(ports, c.get('caller'), { id: c.req.valid('param').credentialId, version: c.get('version'), ...c.req.valid('json') }), c.get('caller').at), 202));
