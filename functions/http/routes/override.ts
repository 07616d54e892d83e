import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Override } from '../../domain/judging/chair/override.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { overridePlace, takeBackOverride } from '../../use-cases/agency/deciding/override-place.ts';
import { body, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const oneEntry = z.object({ challengeId: idOf('challenge'), entryId: idOf('entry') });
const back = z.object({ at: z.string(), reason: z.string() });
const Move = Override.pick({ place: true, reason: true, at: true }).extend({ takenBack: back.optional() });
/** By whom is in the challenge's history, not here. */
export const Moved = Move.extend({ computed: Override.shape.computed, earlier: z.array(Move), version: z.number().int() });
const Answer = Moved.extend({ entryId: z.string() });
const reason = paragraphs().min(10, 'Give the reason in at least 10 characters. It is published with the results.').max(1000, 'Use at most 1,000 characters.');
const wholePlace = 'Enter a place as a whole number, such as 2.';
const base = { area: 'results', who: ['manager'], ifMatch: true } as const;

const put = route({
  ...base, method: 'put', path: '/api/v1/results/{challengeId}/places/{entryId}', summary: 'Put an entry in another place than its scores do',
  request: { params: oneEntry, body: body(z.object({ place: z.number(wholePlace).int(wholePlace).min(1, wholePlace), reason })) }, responses: { 200: versioned(Answer, 'Where the chair put it, beside what was computed'), ...refusals },
});
const takeBack = route({
  ...base, method: 'post', path: '/api/v1/results/{challengeId}/places/{entryId}/take-back', summary: 'Take back where an entry was put',
  request: { params: oneEntry, body: body(z.object({ reason })) }, responses: { 200: versioned(Answer, 'The entry stands where its scores put it'), ...refusals },
});

export const overrideRoutes = ({ ports }: Context) =>
  router()
    .openapi(put, async (c) => c.json(await overridePlace(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(takeBack, async (c) => c.json(await takeBackOverride(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
