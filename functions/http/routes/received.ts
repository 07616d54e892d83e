import * as z from 'zod';
import { Answer, entryStates, SentEntry } from '../../domain/entry/entry.ts';
import { scanStates } from '../../domain/entry/file.ts';
import { screeningStates } from '../../domain/entry/screening.ts';
import { standings } from '../../domain/entry/redaction.ts';
import { idOf } from '../../domain/id.ts';
import { readAlike } from '../../use-cases/agency/entries/read-alike.ts';
import { openReceivedFile } from '../../use-cases/agency/entries/open-file.ts';
import { listReceived, readReceived } from '../../use-cases/agency/entries/read-received.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const one = ofChallenge.extend({ entryId: idOf('entry') });
const Row = z.object({
  id: z.string(), code: z.string(), title: z.string(), area: z.string(), teamId: z.string(), team: z.string(), sentVersion: z.number().int(), sentAt: z.string().optional(), withdrawnAt: z.string().optional(), excludedAt: z.string().optional(),
  screened: z.enum(screeningStates).optional().describe('How its screening stands; left out when nobody looked at this version'),
  looked: z.enum(standings).optional().describe('Whether it was looked through for judges, or sent again since; left out when nobody did'),
});
const Field = z.object({ id: z.string(), label: z.string(), type: z.string(), judges: z.boolean().describe('Whether the judges read it; blind judging hides what can name its makers'), public: z.boolean(), answer: Answer.optional() });
const Whole = z.object({
  blind: z.boolean().describe('Judges do not see who made it'),
  scoredBefore: z.number().int().describe('Judges who had scored it as it was sent, or begun to, when somebody first looked through it'),
  scans: z.record(z.string(), z.enum(scanStates)).describe('By file, where a malware scanner is configured: only a clean one opens'),
  code: z.string(), area: z.string(), members: z.array(z.string()), sections: z.array(z.object({ id: z.string(), title: z.string(), fields: z.array(Field) })),
  sent: SentEntry.pick({ n: true, receipt: true, sentAt: true, rulesVersion: true, title: true, files: true, digest: true }).extend({ team: z.object({ name: z.string() }) }),
});
const base = { area: 'entries', who: ['manager'] } as const;

const list = route({
  ...base, method: 'get', path: '/api/v1/received/{challengeId}', request: { params: ofChallenge, query: paging.extend({ state: z.enum(entryStates).default('sent') }) },
  responses: { 200: json(page(Row), 'Entries of a challenge in one state, for its agency'), ...refusals },
});
const read = route({ ...base, method: 'get', path: '/api/v1/received/{challengeId}/{entryId}', request: { params: one }, responses: { 200: json(Whole, 'The last sent version of one entry'), ...refusals } });
const alike = route({
  ...base, method: 'get', path: '/api/v1/received/{challengeId}/{entryId}/alike', request: { params: one },
  responses: { 200: json(z.object({ items: z.array(z.object({
    id: z.string(), code: z.string(), title: z.string(), team: z.string(), sameTeam: z.boolean(), share: z.number().describe('About so much of the phrases of both, 0 to 1'), files: z.number().int().describe('Files that both hold, by SHA-256'),
  })) }), 'Other entries that say much the same or hold the same file, the most alike first'), ...refusals },
});
const file = route({
  ...base, method: 'get', path: '/api/v1/received/{challengeId}/{entryId}/files/{fileId}', request: { params: one.extend({ fileId: idOf('file') }) },
  responses: { 200: json(z.object({ url: z.string() }), 'A link that works for five minutes'), ...refusals },
});

export const receivedRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => {
      const { challengeId } = c.req.valid('param');
      const { state, cursor } = c.req.valid('query');
      const caller = c.get('caller');
      const bound = `received ${challengeId} ${state} ${caller.person?.id}`;
      const { items, next } = await listReceived(ports, caller, { challengeId, state, after: cursors.open(cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(read, async (c) => c.json(await readReceived(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(alike, async (c) => c.json({ items: await readAlike(ports, c.get('caller'), c.req.valid('param')) }, 200))
    .openapi(file, async (c) => c.json({ url: await openReceivedFile(ports, c.get('caller'), c.req.valid('param')) }, 200));
