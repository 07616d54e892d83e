import * as z from 'zod';
import { Challenge, Review, SectionDraft, sectionNames, sections, stageOf, stages } from '../../domain/call/challenge.ts';
import { idOf } from '../../domain/id.ts';
import { lacksOf } from '../../domain/call/lint.ts';
import { oneLine } from '../../domain/words/one-line.ts';
import { notFound } from '../../domain/refusal.ts';
import { templateNames } from '../../domain/call/template.ts';
import { compareDraft, namedEdits, namedReviews } from '../../use-cases/agency/call/compare-draft.ts';
import { createChallenge } from '../../use-cases/agency/call/create-challenge.ts';
import { draftsOf, ownChallenge, wholeDraft, withPublishedDates } from '../../use-cases/agency/call/draft-of.ts';
import { saveSection } from '../../use-cases/agency/call/save-section.ts';
import { staffOf } from '../../use-cases/staff.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const own = z.object({ id: idOf('challenge') });
const section = own.extend({ name: z.enum(sectionNames as [(typeof sectionNames)[number], ...typeof sectionNames]) });
const Lacks = z.array(z.object({ section: z.string(), field: z.string(), message: z.string() }));
const Call = z.object({
  challenge: Challenge,
  stage: z.enum(stages),
  reviews: z.array(Review),
  lacks: Lacks,
  roles: z.array(z.string()),
});
const Edit = SectionDraft.omit({ value: true }).extend({ editedByName: z.string() });
const NamedDraft = SectionDraft.extend({ editedByName: z.string() });
const Compared = z.object({
  version: z.number().int().describe('Goes into If-Match of a decision about this draft'),
  sections: z.object(sections),
  edits: z.array(Edit),
  /** Worth a second look; the draft can be approved as it is. */
  concerns: Lacks,
  before: z.object({ kind: z.enum(['published', 'seen']), at: z.iso.datetime(), byName: z.string(), sections: z.object(sections) }).optional(),
});
const NewCall = z.object({
  agencyId: idOf('agency'),
  title: oneLine().min(3, 'Give the challenge a title of at least 3 characters.').max(120),
  from: z.enum([...templateNames, 'copy', 'next-stage']).default('ledger-challenge'),
  copyOf: idOf('challenge').optional(),
});

const listCalls = route({
  area: 'challenges', who: ['manager', 'approver', 'conflicts-officer'], method: 'get', path: '/api/v1/calls',
  request: { query: paging.extend({ agencyId: idOf('agency'), show: z.enum(['current', 'discarded']).default('current') }) },
  responses: { 200: json(page(z.object({ challenge: Challenge, stage: z.enum(stages) })), 'Drafts and published challenges of an agency, newest first; or its discarded drafts, last discarded first'), ...refusals },
});
const postCall = route({
  area: 'challenges', who: ['manager'], method: 'post', path: '/api/v1/calls', summary: 'Start a draft',
  request: { body: body(NewCall) }, responses: { 201: versioned(Challenge, 'The new draft'), ...refusals },
});
const getCall = route({
  area: 'challenges', who: ['manager', 'approver', 'conflicts-officer'], method: 'get', path: '/api/v1/calls/{id}',
  request: { params: own }, responses: { 200: json(Call, 'The draft, what is missing, and what the approver said'), ...refusals },
});
const getSection = route({
  area: 'challenges', who: ['manager', 'approver', 'conflicts-officer'], method: 'get', path: '/api/v1/calls/{id}/sections/{name}',
  request: { params: section }, responses: { 200: json(NamedDraft, 'One section; its version is the ETag'), ...refusals },
});
const getDraft = route({
  area: 'challenges', who: ['manager', 'approver', 'conflicts-officer'], method: 'get', path: '/api/v1/calls/{id}/draft',
  request: { params: own }, responses: { 200: json(Compared, 'The whole draft, beside what was published or what the approver last read'), ...refusals },
});
const putSection = route({
  ifMatch: true, area: 'challenges', who: ['manager'], method: 'put', path: '/api/v1/calls/{id}/sections/{name}', summary: 'Save a section of the draft',
  request: { params: section, body: body(z.record(z.string(), z.unknown())) },
  responses: { 200: versioned(SectionDraft, 'The saved section'), ...refusals },
});

export const callRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listCalls, async (c) => {
      const { agencyId, cursor, show } = c.req.valid('query');
      const caller = c.get('caller');
      const { id } = await staffOf(ports, caller, agencyId);
      const list = `calls ${show} ${agencyId} ${id}`;
      const after = cursors.open(cursor, list);
      const { items, next } = await (show === 'discarded' ? ports.challenges.discardedOf(agencyId, after) : ports.challenges.ofAgency(agencyId, after));
      const rows = items.map((challenge) => ({ challenge, stage: stageOf(challenge, caller.at) }));
      return c.json({ items: rows, next: cursors.seal(next, list) }, 200);
    })
    .openapi(postCall, async (c) => {
      const challenge = await createChallenge(ports, c.get('caller'), c.req.valid('json'));
      return c.json(challenge, 201);
    })
    .openapi(getCall, async (c) => {
      const caller = c.get('caller');
      const { challenge, person } = await ownChallenge(ports, caller, c.req.valid('param').id);
      const [drafts, reviews, roles] = await Promise.all([
        draftsOf(ports, challenge), ports.challenges.reviews(challenge.id).then((said) => namedReviews(ports, said)), ports.agencies.rolesOf(challenge.agencyId, person.id),
      ]);
      const call = { challenge, stage: stageOf(challenge, caller.at), reviews, lacks: lacksOf(wholeDraft(drafts), challenge.approval === 'approved' ? undefined : caller.at), roles };
      return c.json(call, 200, tag(challenge.version));
    })
    .openapi(getSection, async (c) => {
      const { id, name } = c.req.valid('param');
      const { challenge } = await ownChallenge(ports, c.get('caller'), id);
      const draft = await ports.challenges.section(id, name);
      if (!draft) throw notFound('section');
      const [named] = await namedEdits(ports, await withPublishedDates(ports, challenge, [draft]));
      return c.json(named!, 200, tag(draft.version));
    })
    .openapi(getDraft, async (c) => c.json(await compareDraft(ports, c.get('caller'), c.req.valid('param').id), 200))
    .openapi(putSection, async (c) => {
      const { id, name } = c.req.valid('param');
      const version = c.get('version');
      const draft = await saveSection(ports, c.get('caller'), { challengeId: id, name, version, value: c.req.valid('json') });
      return c.json(draft, 200);
    });
