import * as z from 'zod';
import { LocalTime } from '../../domain/call/challenge.ts';
import { Grant, mostSends } from '../../domain/entry/grant.ts';
import { idOf } from '../../domain/id.ts';
import { reasonText } from '../../domain/words/one-line.ts';
import { giveGrant, listGrants, readHolder } from '../../use-cases/agency/entries/give-grant.ts';
import { readOwnGrants } from '../../use-cases/team/read-own-grants.ts';
import { body, json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const Shown = Grant.omit({ givenBy: true, act: true, version: true });
const Row = Shown.extend({ name: z.string().describe('Of the team or the person') });
const Given = z.object({
  holder: z.union([idOf('team'), idOf('person')], 'Name a team or a person who takes part.'), until: LocalTime.describe('In the zone of the challenge, to the end of the minute'),
  reason: reasonText().min(3, 'Say why. Whoever gets more time reads it.').max(1000), sends: z.number('Give a whole number.').int('Give a whole number.').min(1, 'There is at least one.').max(mostSends, `There are at most ${mostSends}.`).default(1),
});

const list = route({
  area: 'entries', who: ['manager'], method: 'get', path: '/api/v1/grants/{challengeId}', request: { params: ofChallenge, query: paging },
  responses: { 200: json(page(Row), 'Who was given more time'), ...refusals },
});
const post = route({
  area: 'entries', who: ['manager'], method: 'post', path: '/api/v1/grants/{challengeId}', summary: 'Give a team or a person more time', request: { params: ofChallenge, body: body(Given) },
  responses: { 201: json(Row, 'The time that was given; given again, the newest counts'), ...refusals },
});
const to = route({
  area: 'entries', who: ['manager'], method: 'get', path: '/api/v1/grants/{challengeId}/to/{holder}', request: { params: ofChallenge.extend({ holder: z.union([idOf('team'), idOf('person')]) }) },
  responses: { 200: json(z.object({ name: z.string(), before: Shown.optional() }), 'Who it is, and what they were given before'), ...refusals },
});
const own = route({
  area: 'entries', who: ['person'], method: 'get', path: '/api/v1/grants/{challengeId}/own', request: { params: ofChallenge },
  responses: { 200: json(z.object({ items: z.array(Shown) }), 'What the caller and their teams were given in a challenge'), ...refusals },
});

export const grantRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => {
      const { challengeId } = c.req.valid('param');
      const bound = `grants ${challengeId} ${c.get('caller').person?.id}`;
      const { items, next } = await listGrants(ports, c.get('caller'), { challengeId, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items: items.map((one) => Row.parse(one)), next: cursors.seal(next, bound) }, 200);
    })
    .openapi(post, async (c) => c.json(Row.parse(await giveGrant(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') })), 201))
    .openapi(to, async (c) => {
      const { name, before } = await readHolder(ports, c.get('caller'), c.req.valid('param'));
      return c.json({ name, before: before && Shown.parse(before) }, 200);
    })
    .openapi(own, async (c) => c.json({ items: (await readOwnGrants(ports, c.get('caller'), c.req.valid('param').challengeId)).map((one) => Shown.parse(one)) }, 200));
