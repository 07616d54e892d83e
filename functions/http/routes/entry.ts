import * as z from 'zod';
import { signedIn } from '../../domain/caller.ts';
import { Answers, Entry, NamedSection, SentEntry } from '../../domain/entry/entry.ts';
import { File } from '../../domain/entry/file.ts';
import { idOf } from '../../domain/id.ts';
import { oneLine } from '../../domain/words/one-line.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { notFound } from '../../domain/refusal.ts';
import { byMember, ownEntry, ownTeam } from '../../use-cases/team/membership.ts';
import { readReceipt } from '../../use-cases/team/read-receipt.ts';
import { readSent } from '../../use-cases/team/read-sent.ts';
import { saveDraft } from '../../use-cases/team/save-draft.ts';
import { checkEntry, sendEntry } from '../../use-cases/team/send-entry.ts';
import { renameEntry, startEntry } from '../../use-cases/team/start-entry.ts';
import { withdrawEntry } from '../../use-cases/team/withdraw-entry.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { RecordState, stateOf } from '../record-state.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const own = z.object({ entryId: idOf('entry') });
const title = oneLine().min(2, 'Give the entry a title.').max(160);
const Named = z.object({ title, area: z.string().max(60).default('') });
/** Everything that its digest is of, and the digest. */
const ShownSent = SentEntry.omit({ act: true });
const ShownFile = File.omit({ storeKey: true });
const Whole = z.object({ entry: Entry, drafts: z.array(NamedSection), files: z.array(ShownFile) });
const EntryCard = Entry.pick({ id: true, code: true, title: true, area: true, sentVersion: true, sentAt: true, withdrawnAt: true });
const SentAnswers = z.object({ section: z.string(), answers: Answers, digest: z.string() });
const Mine = z.object({ teams: z.array(z.object({ id: z.string(), name: z.string(), leadId: z.string(), entries: z.array(EntryCard) })) });
const base = { area: 'entries' } as const;

const listMine = route({
  ...base, who: ['person'], method: 'get', path: '/api/v1/entries',
  request: { query: z.object({ challengeId: idOf('challenge') }) }, responses: { 200: json(Mine, 'The caller’s teams and entries in a challenge'), ...refusals },
});
const postEntry = route({
  ...base, who: ['member', 'lead'], method: 'post', path: '/api/v1/entries', summary: 'Start an entry',
  request: { body: body(Named.extend({ teamId: idOf('team'), continues: idOf('entry').optional() })) }, responses: { 201: versioned(Entry, 'The new entry, a draft'), ...refusals },
});
const getEntry = route({
  ...base, who: ['member', 'lead'], method: 'get', path: '/api/v1/entries/{entryId}',
  request: { params: own }, responses: { 200: json(Whole, 'The entry with its draft and files'), ...refusals },
});
const putEntry = route({
  ifMatch: true, ...base, who: ['member', 'lead'], method: 'put', path: '/api/v1/entries/{entryId}', summary: 'Change the title and area of an entry',
  request: { params: own, body: body(Named) }, responses: { 200: versioned(Entry, 'The entry with its new title and area'), ...refusals },
});
const putDraft = route({
  ifMatch: true, ...base, who: ['member', 'lead'], method: 'put', path: '/api/v1/entries/{entryId}/drafts/{section}', summary: 'Save a section of an entry',
  request: { params: own.extend({ section: z.string().max(60) }), body: body(z.object({ answers: Answers })) },
  responses: { 200: versioned(NamedSection, 'The saved section; its version is the ETag'), ...refusals },
});
const getCheck = route({
  ...base, who: ['member', 'lead'], method: 'get', path: '/api/v1/entries/{entryId}/check',
  request: { params: own }, responses: { 200: json(z.object({ faults: z.array(z.object({ field: z.string(), message: z.string() })) }), 'What Send would say now'), ...refusals },
});
const postSend = route({
  ifMatch: true, ...base, who: ['lead'], method: 'post', path: '/api/v1/entries/{entryId}/send', summary: 'Send an entry',
  request: { params: own }, responses: { 201: json(ShownSent, 'The receipt'), ...refusals },
});
const getSent = route({
  ...base, who: ['member', 'lead'], method: 'get', path: '/api/v1/entries/{entryId}/sent',
  request: { params: own, query: z.object({ version: wholeNumber(1, 1_000_000).optional() }) }, responses: { 200: json(z.object({ versions: z.array(ShownSent), sections: z.array(SentAnswers), names: z.record(z.string(), z.string()) }), 'Versions sent, newest first, the answers of the last or of the one asked for, and the names of who is in them'), ...refusals },
});
const postWithdraw = route({
  ...base, who: ['lead'], method: 'post', path: '/api/v1/entries/{entryId}/withdraw', summary: 'Withdraw an entry',
  request: { params: own }, responses: { 200: versioned(Entry, 'The entry, withdrawn'), ...refusals },
});
const getReceipt = route({
  ...base, who: ['member', 'lead'], method: 'get', path: '/api/v1/receipts/{receipt}',
  request: { params: z.object({ receipt: z.string().max(40) }) }, responses: { 200: json(ShownSent, 'What was sent under this receipt'), ...refusals },
});

const EntryOnRecord = RecordState.extend({ entryName: z.string().optional().describe('What the record calls the entry: for its team alone') });
const getRecorded = route({
  ...base, who: ['member', 'lead'], method: 'get', path: '/api/v1/receipts/{receipt}/record',
  request: { params: z.object({ receipt: z.string().max(40) }) }, responses: { 200: json(EntryOnRecord, 'It stands on the public record, and this is its receipt'), 202: json(EntryOnRecord, 'It was received, and waits for its place: ask again in a second'), ...refusals },
});

export const entryRoutes = ({ ports }: Context) =>
  router()
    .openapi(listMine, async (c) => {
      const person = signedIn(c.get('caller'));
      const { challengeId } = c.req.valid('query');
      const memberships = (await ports.teams.ofPerson(person.id)).filter((one) => one.challengeId === challengeId);
      const teams = await Promise.all(
        memberships.map(async ({ teamId }) => {
          const [team, entries] = await Promise.all([ports.teams.find(teamId), ports.entries.ofTeam(teamId)]);
          return team && { id: team.id, name: team.name, leadId: team.leadId, entries };
        }),
      );
      return c.json({ teams: teams.filter((team) => team !== undefined) }, 200);
    })
    .openapi(postEntry, async (c) => {
      const entry = await startEntry(ports, c.get('caller'), c.req.valid('json'));
      return c.json(entry, 201);
    })
    .openapi(getEntry, async (c) => {
      const { entry, team } = await ownEntry(ports, c.get('caller'), c.req.valid('param').entryId);
      const [drafts, files] = await Promise.all([ports.entries.drafts(entry.id), ports.files.ofEntry(entry.id)]);
      return c.json({ entry, drafts: drafts.map((draft) => byMember(team, draft)), files }, 200, tag(entry.version));
    })
    .openapi(putEntry, async (c) => {
      const caller = c.get('caller');
      const { entry } = await ownEntry(ports, caller, c.req.valid('param').entryId);
      const next = await renameEntry(ports, entry, caller, { ...c.req.valid('json'), version: c.get('version') });
      return c.json(next, 200);
    })
    .openapi(putDraft, async (c) => {
      const wanted = { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') };
      const draft = await saveDraft(ports, c.get('caller'), wanted);
      return c.json(draft, 200);
    })
    .openapi(getCheck, async (c) => c.json({ faults: await checkEntry(ports, c.get('caller'), c.req.valid('param').entryId) }, 200))
    .openapi(postSend, async (c) => c.json(await sendEntry(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') }), 201))
    .openapi(getSent, async (c) => c.json(await readSent(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('query') }), 200))
    .openapi(postWithdraw, async (c) => {
      const entry = await withdrawEntry(ports, c.get('caller'), c.req.valid('param').entryId);
      return c.json(entry, 200);
    })
    .openapi(getRecorded, async (c) => {
      const found = stateOf(await readReceipt(ports, c.get('caller'), c.req.valid('param').receipt));
      return found.state === 'recorded' ? c.json(found, 200) : c.json(found, 202, { 'retry-after': '1' });
    })
    .openapi(getReceipt, async (c) => {
      const caller = c.get('caller');
      signedIn(caller);
      const sent = await ports.entries.receipt(c.req.valid('param').receipt);
      // Asked of no team when there is no such receipt: a stranger's wait is the same.
      await ownTeam(ports, caller, sent?.teamId ?? '').catch(() => { throw notFound('receipt'); });
      if (!sent) throw notFound('receipt');
      return c.json(sent, 200);
    });
