import * as z from 'zod';
import { Award, AwardStep, awardStates, endings, Head, mostShares, Payment, Share } from '../../domain/award/award.ts';
import { Check } from '../../domain/award/check.ts';
import { checkIds } from '../../domain/award/check-list.ts';
import { LocalTime } from '../../domain/call/challenge.ts';
import { idOf } from '../../domain/id.ts';
import { oneLine, paragraphs } from '../../domain/words/one-line.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { approveAward, returnAward } from '../../use-cases/agency/awards/approve-award.ts';
import { askWinner, checkWinner, proposeAward } from '../../use-cases/agency/awards/check-winner.ts';
import { passAward } from '../../use-cases/agency/awards/pass-award.ts';
import { payAward, takeBackPayment } from '../../use-cases/agency/awards/pay-award.ts';
import { listAlternates, listAwards, readAward, readLedger } from '../../use-cases/agency/awards/read-awards.ts';
import { answerAward, readOwnAward } from '../../use-cases/team/read-own-award.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const one = ofChallenge.extend({ prizeId: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/), place: wholeNumber(1, 100) });
const ofEntry = z.object({ entryId: idOf('entry') });
const count = z.number().int();
const state = z.enum(awardStates);
const Done = z.object({ prizeId: z.string(), place: count, version: count });
const Said = z.object({ byName: z.string(), own: z.boolean().describe('The caller did it'), at: z.string(), reason: z.string() });
const ShownCheck = Check.omit({ by: true }).extend({ byName: z.string(), own: z.boolean() });
const Row = z.object({ prizeId: z.string(), place: count, prize: z.string(), cents: count, entryId: z.string().optional(), code: z.string().optional(), title: z.string().optional(), teamName: z.string().optional(), alternate: z.boolean().optional(), done: count.describe('Checks that are done, of six'), due: z.string().optional(), paid: count, state });
const Sums = z.object({ places: count, awarded: count, approved: count, paid: count, states: z.partialRecord(state, count) });
const NamedShare = Share.extend({ name: z.string() });
const Shown = z.object({
  prizeId: z.string(), place: count, prize: z.string(), cents: count, other: z.string(), state, headNeeded: z.boolean().describe('The head of the agency approves it too'), holder: Award.shape.holder, former: Award.shape.former,
  checks: z.partialRecord(z.enum(checkIds), ShownCheck), asked: z.object({ byName: z.string(), own: z.boolean(), at: z.string(), due: z.string(), how: z.string() }).optional(), answer: z.object({ taken: z.boolean(), at: z.string(), reason: z.string(), shares: z.array(NamedShare).optional() }).optional(),
  proposed: Said.optional(), returned: Said.optional(), approved: Said.extend({ head: Head.optional() }).optional(), payments: z.array(Payment.omit({ by: true, takenBack: true }).extend({ byName: z.string(), own: z.boolean(), takenBack: Said.optional() })), version: count,
});
const Step = AwardStep.omit({ by: true, challengeId: true }).extend({ byName: z.string(), own: z.boolean() });
const Alternate = z.object({ entryId: z.string(), code: z.string(), title: z.string(), teamName: z.string(), place: count.optional(), next: z.boolean().describe('The first in the order of the results'), holds: z.string().optional().describe('The smaller prize it would leave') });
const Own = z.object({
  prize: z.string(), cents: count, other: z.string(), state, since: z.string(), asked: z.object({ due: z.string(), how: z.string() }).optional(), answer: z.object({ taken: z.boolean(), at: z.string(), shares: z.array(NamedShare).optional() }).optional(), approvedAt: z.string().optional(), version: count,
  items: z.array(z.object({ id: z.enum(checkIds), name: z.string(), asks: z.string(), state: z.enum(['open', 'in', 'waived', 'failed']), on: z.string().optional(), at: z.string().optional() })), payments: z.array(z.object({ cents: count, on: z.string(), reference: z.string() })),
});
const OwnPrizes = z.object({ award: Own.optional(), ended: z.array(z.object({ prize: z.string(), ending: z.enum(endings), at: z.string() })) });

const text = (most: number) => paragraphs().max(most, `Use at most ${most.toLocaleString('en-US')} characters.`);
const note = text(1000).default('');
const day = z.string().max(10).default('');
const name = (most: number) => oneLine().max(most, `Use at most ${most} characters.`).default('');
const inDollars = 'Enter the amount in dollars, such as 5000 or 5000.50.';
const both = { area: 'results', who: ['manager', 'approver'] } as const;
const desk = { area: 'results', who: ['manager'] } as const;
const at = '/api/v1/awards/{challengeId}';
const place = `${at}/{prizeId}/{place}` as const;
const done = { 200: versioned(Done, 'As it stands now'), ...refusals };

const list = route({ ...both, method: 'get', path: at, request: { params: ofChallenge, query: paging }, responses: { 200: json(page(Row).extend({ decided: z.boolean(), sums: Sums.optional() }), 'Every place of every prize, the largest first; none before the decisions are applied'), ...refusals } });
const read = route({ ...both, method: 'get', path: place, request: { params: one }, responses: { 200: versioned(Shown, 'One award in full'), ...refusals } });
const ledger = route({ ...both, method: 'get', path: `${place}/ledger`, request: { params: one, query: paging }, responses: { 200: json(page(Step), 'What happened to it, newest first'), ...refusals } });
const alternates = route({ ...both, method: 'get', path: `${place}/alternates`, request: { params: one }, responses: { 200: json(z.object({ items: z.array(Alternate), ranked: z.boolean() }), 'The entries that come next'), ...refusals } });
const ask = route({ ...desk, ifMatch: true, method: 'post', path: `${place}/ask`, summary: 'Ask a winner for what is needed', request: { params: one, body: body(z.object({ due: LocalTime, how: text(2000).min(10, 'Say how the winner sends it, in a sentence at least.') })) }, responses: done });
const check = route({ ...desk, ifMatch: true, method: 'post', path: `${place}/checks`, summary: 'Note a check of a winner', request: { params: one, body: body(z.object({ check: z.enum(checkIds), state: z.enum(['met', 'waived', 'failed', 'open'], 'Say how it stands.'), note, on: day.describe('Of a form: the day it came') })) }, responses: done });
const propose = route({ ...desk, ifMatch: true, method: 'post', path: `${place}/propose`, summary: 'Send an award for approval', request: { params: one, body: body(z.object({ note })) }, responses: done });
const approve = route({ ...both, ifMatch: true, method: 'post', path: `${place}/approve`, summary: 'Approve an award', request: { params: one, body: body(z.object({ note, head: z.object({ name: name(120), title: name(160), on: day }).default({ name: '', title: '', on: '' }).describe('The head of the agency, above $1,000,000') })) }, responses: done });
const back = route({ ...both, ifMatch: true, method: 'post', path: `${place}/return`, summary: 'Send an award back, or take its approval back', request: { params: one, body: body(z.object({ reason: text(1000).default('') })) }, responses: done });
const pass = route({
  ...desk, ifMatch: true, method: 'post', path: `${place}/pass`, summary: 'Pass a prize on', request: {
    params: one, body: body(z.object({ ending: z.enum(['declined', 'expired', 'failed'], 'Say why the prize passes on.').optional(), reason: text(2000).default(''), to: idOf('entry').optional().describe('Left out: nobody yet'), said: text(2000).default('').describe('Published with the results'), keep: z.enum(['finalist', 'not-selected']).default('finalist').describe('What the results say of the former holder') })),
  }, responses: done,
});
const pay = route({ ...desk, ifMatch: true, method: 'post', path: `${place}/payments`, summary: 'Note a payment', request: { params: one, body: body(z.object({ cents: z.number(inDollars).int(inDollars).min(0, inDollars), on: day, reference: name(120), note })) }, responses: done });
const unpay = route({ ...desk, ifMatch: true, method: 'post', path: `${place}/payments/{n}/take-back`, summary: 'Take a payment back', request: { params: one.extend({ n: wholeNumber(1, 100) }), body: body(z.object({ reason: text(1000).default('') })) }, responses: done });
const own = route({ area: 'results', who: ['member', 'lead'], method: 'get', path: '/api/v1/prizes/{entryId}', request: { params: ofEntry }, responses: { 200: json(OwnPrizes, 'What became of the prize of one’s own entry'), ...refusals } });
const answer = route({ area: 'results', who: ['lead'], ifMatch: true, method: 'post', path: '/api/v1/prizes/{entryId}/answer', summary: 'Take a prize, or not', request: { params: ofEntry, body: body(z.object({ taken: z.boolean(), reason: text(1000).default(''), shares: z.array(Share.extend({ cents: z.number(inDollars).int(inDollars).min(1, inDollars) })).max(mostShares).default([]).describe('How the team divides all of it; left out, it is not said') })) }, responses: { 200: versioned(Own, 'As it stands now'), ...refusals } });

export const awardRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => {
      const { challengeId } = c.req.valid('param');
      const caller = c.get('caller');
      const bound = `awards ${challengeId} ${caller.person?.id}`;
      const { next, ...rest } = await listAwards(ports, caller, { challengeId, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ ...rest, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(read, async (c) => c.json(await readAward(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(ledger, async (c) => {
      const wanted = c.req.valid('param');
      const caller = c.get('caller');
      const bound = `award ledger ${Object.values(wanted).join(' ')} ${caller.person?.id}`;
      const { items, next } = await readLedger(ports, caller, { ...wanted, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(alternates, async (c) => c.json(await listAlternates(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(ask, async (c) => c.json(await askWinner(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(check, async (c) => c.json(await checkWinner(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(propose, async (c) => c.json(await proposeAward(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(approve, async (c) => c.json(await approveAward(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(back, async (c) => c.json(await returnAward(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(pass, async (c) => c.json(await passAward(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(pay, async (c) => c.json(await payAward(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(unpay, async (c) => c.json(await takeBackPayment(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(own, async (c) => c.json(await readOwnAward(ports, c.get('caller'), c.req.valid('param').entryId), 200))
    .openapi(answer, async (c) => c.json(await answerAward(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
