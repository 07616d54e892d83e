import * as z from 'zod';
import { FollowUp } from '../../domain/award/follow-up.ts';
import { ends, followMonths, uses } from '../../domain/award/follow-up-words.ts';
import { idOf } from '../../domain/id.ts';
import { oneLine, paragraphs } from '../../domain/words/one-line.ts';
import { readFollowUps, writeFollowUp } from '../../use-cases/agency/following/follow-up.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const inDollars = 'Enter the amount in dollars, such as 5000 or 5000.50.';
const months = z.enum(['6', '12', '24']).transform((text) => followMonths.find((one) => String(one) === text)!);
const Told = FollowUp.omit({ by: true, challengeId: true });
const Row = z.object({ entryId: z.string(), code: z.string(), title: z.string(), teamName: z.string(), months: FollowUp.shape.months, dueAt: z.string(), state: z.enum(['ahead', 'due', 'passed', 'written']), written: Told.extend({ byName: z.string() }).optional() });
const at = '/api/v1/follow-ups/{challengeId}';

const list = route({ area: 'results', who: ['manager', 'approver'], method: 'get', path: at, request: { params: ofChallenge }, responses: { 200: json(z.object({ resultsAt: z.string().optional(), items: z.array(Row) }), 'What became of each winner, and what is to be looked at when'), ...refusals } });
const write = route({
  area: 'results', who: ['manager'], ifMatch: true, method: 'put', path: `${at}/{entryId}/{months}`, summary: 'Say what became of a winner', request: {
    params: ofChallenge.extend({ entryId: idOf('entry'), months }),
    body: body(z.object({
      inUse: z.enum(uses, 'Say whether it is still used.'), end: z.enum(ends, 'Say what came of it.'), cents: z.number(inDollars).int(inDollars).min(0, inDollars).default(0), source: oneLine().max(600, 'Use at most 600 characters.').default(''),
      text: paragraphs().max(4000, 'Use at most 4,000 characters.').default(''), shown: z.boolean().default(false).describe('Everybody reads it with the results, and in the atlas'),
    })),
  },
  responses: { 200: versioned(Told, 'As it is now'), ...refusals },
});

export const followUpRoutes = ({ ports }: Context) =>
  router()
    .openapi(list, async (c) => c.json(await readFollowUps(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(write, async (c) => c.json(await writeFollowUp(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
