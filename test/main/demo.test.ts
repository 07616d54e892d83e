import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statusOf } from '../../functions/domain/credential/credential.ts';
import { stateOfCard } from '../../functions/domain/award/award.ts';
import { stageOf, type Challenge } from '../../functions/domain/call/challenge.ts';
import { embeddedIssuer } from '../../functions/adapters/oidc/embedded/loopback.ts';
import { demoPlays } from '../../functions/main/local/data-folder.ts';
import { loadDemo } from '../../functions/main/demo/load.ts';
import { reasonOf } from '../../functions/main/demo/play-decisions.ts';
import { judges as panel, mara, vanished } from '../../functions/main/demo/cast.ts';
import { readRooms } from '../../functions/use-cases/agency/deciding/open-deliberation.ts';
import { watchRoom } from '../../functions/use-cases/agency/deciding/steer-deliberation.ts';
import { readLookThrough } from '../../functions/use-cases/agency/entries/look-through.ts';
import { readRedaction } from '../../functions/use-cases/agency/entries/read-redaction.ts';
import { readDemoDesk } from '../../functions/use-cases/agency/judging/run-demo-day.ts';
import { readOwnRooms, readRoom, readThread } from '../../functions/use-cases/judge/read-deliberation.ts';
import { readDemoDay } from '../../functions/use-cases/judge/read-demo-day.ts';
import { readPractice, readSample } from '../../functions/use-cases/judge/practice-samples.ts';
import { answerTable, goOn } from '../../functions/use-cases/judge/walk-demo-day.ts';
import { summarize } from '../../functions/domain/judging/evaluation/summary.ts';
import { listRows } from '../../functions/use-cases/agency/deciding/list-rows.ts';
import { readResults } from '../../functions/use-cases/agency/deciding/read-results.ts';
import { stateOf as stateOfComment } from '../../functions/domain/voice/comment.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { wholeList } from '../../functions/use-cases/whole-list.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

/** The demo is what a newcomer sees first: it must hold what the page about it promises, on any date. */
const now = '2027-03-10T16:20:00.000Z';
let world: World;
const folder = mkdtempSync(join(tmpdir(), 'laurel-demo-'));
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set(now);
  await loadDemo(world.ports, folder, (url, bytes) => world.fileStore.receive(url.split('/').at(-1)!, Readable.from([bytes])), world.signing, () => undefined);
}, 120_000);
afterAll(() => world?.stop());

const personOf = async (email: string) => (await world.ports.people.findByIdentity(embeddedIssuer, email))!;
const all = async (): Promise<Challenge[]> => {
  const [{ agencyId } = { agencyId: '' }] = await world.ports.agencies.agenciesOf((await personOf(mara.email)).id);
  return (await world.ports.challenges.ofAgency(agencyId)).items;
};
const titled = async (title: string) => (await all()).find((one) => one.title.startsWith(title))!;

test('one agency has a challenge in every state', async () => {
  const stages = await Promise.all((await all()).map(async ({ id }) => stageOf((await world.ports.challenges.find(id))!, now)));
  expect(stages.toSorted()).toEqual(['deciding', 'draft', 'draft', 'judging', 'open', 'results']);
  expect(demoPlays(folder)).toBe(false);
});

test('of the open call people asked, were answered once for all or wait, and an announcement went to exactly its list', async () => {
  const { id, slug, questionsUntil } = await titled('Follow the repair');
  const [answered, waiting] = [await world.ports.questions.ofChallenge(id, 'answered'), await world.ports.questions.ofChallenge(id, 'waiting')];
  expect([answered.items.map(({ alike }) => alike), waiting.items.map(({ text }) => text), questionsUntil]).toEqual([[0, 1], ['Do you pay for a translator if we show our entry in Spanish?'], '2027-03-15T21:00:59.999Z']);
  const { items: shown } = await answer<{ items: { question: string }[] }>(world.as().get(`/questions/${slug}`));
  expect(shown.map(({ question }) => question)).toEqual(['Is there data of past repair requests?', 'Can a group that is no company enter?']);
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const { items: [one] } = await world.ports.announcements.ofChallenge(id);
  const letters = (await wholeList((after) => world.ports.mails.all(after))).filter(({ template }) => template === 'announcement');
  expect([one!.state, one!.listed, one!.written, (await world.ports.challenges.notices(id)).map(({ title }) => title)]).toEqual(['sent', letters.length, letters.length, ['An hour to ask in person']]);
  expect(letters.length).toBeGreaterThan(10);
}, 120_000);

test('forty teams, of which one came too late, and eight at the demo day', async () => {
  const teams = await Promise.all((await all()).map(async ({ id, title }) => [title.startsWith('A cool room'), await world.ports.teams.ofChallenge(id)] as const));
  expect([false, true].map((cool) => teams.filter(([one]) => one === cool).flatMap(([, own]) => own).length)).toEqual([40, 8]);
  const judging = await titled('Trusted permits');
  const late = await world.ports.entries.ofChallenge(judging.id, 'draft');
  expect(late.items.map(({ title, sentVersion }) => [title, sentVersion])).toEqual([['Permits on paper, checked by phone', 0]]);
});

test('twelve judges: one in conflict never meets the entry, one has vanished', async () => {
  const judging = await titled('Trusted permits');
  const round = (await world.ports.rounds.current(judging.id))!;
  const seats = await world.ports.judges.ofChallenge(judging.id);
  expect(seats).toHaveLength(12);
  const harborlight = (await world.ports.teams.ofChallenge(judging.id)).find(({ name }) => name === 'Harborlight')!;
  const kofi = seats.find(({ email }) => email === panel[1]!.email)!;
  const his = await world.ports.evaluations.ofJudge(round.id, kofi.personId);
  const met = await world.ports.entries.findMany(his.map(({ entryId }) => entryId));
  expect(his.length).toBeGreaterThan(2);
  expect(met.filter(({ teamId }) => teamId === harborlight.id)).toEqual([]);
  const gone = await world.ports.evaluations.ofJudge(round.id, seats.find(({ email }) => email === vanished.email)!.personId);
  expect(new Set(gone.map(({ state }) => state))).toEqual(new Set(['assigned']));
});

test('two finished entries have the same mean, what told them apart is said, and the winners are out', async () => {
  const finished = await titled('Street vendor');
  const manager = await personOf(mara.email);
  const caller = { at: now, address: 'test', person: manager, authenticatedAt: now };
  const { items: rows } = await listRows(world.ports, caller, { challengeId: finished.id, order: 'scores', page: 1, after: undefined });
  const tied = rows.filter(({ title }) => ['The waiting list anyone can check', 'Street fines, traced to the end'].includes(title));
  expect(tied.map(({ summary }) => summary.mean)).toEqual([tied[0]!.summary.mean, tied[0]!.summary.mean]);
  expect(tied.map((row) => [row.rank > 0, row.standing?.interval !== undefined])).toEqual([[true, true], [true, true]]);
  expect(rows.filter(({ decision }) => decision?.outcome === 'winner')).toHaveLength(4);
  for (const [row, other] of [tied, tied.toReversed()]) expect(row!.decision!.reason).toContain(`Its ${row!.rank === other!.rank ? 'score' : 'average'} equals that of “${other!.title}”`);
  expect(await readResults(world.ports, caller, finished.id)).toMatchObject({ named: [], undecided: 0, total: rows.length });
});

test('a reason names no entry that was not selected, whoever ties', () => {
  const alike = ['Licenses that survive a lost wallet', 'One form for three departments', ...Array.from({ length: 7 }, (_, i) => `Entry ${i}`)];
  const rows = alike.map((title) => ({ title, summary: summarize([60]) }));
  const reasons = rows.map((_, i) => reasonOf(rows, i));
  expect(reasons.filter((reason) => alike.some((title) => reason.includes(title)))).toEqual([]);
  expect(reasons.every((reason) => reason.length > 0)).toBe(true);
});

test('where the draw leaves the two equal in score too, the reasons claim no stricter judges', () => {
  const row = (title: string, rank: number) => ({ title, rank, summary: summarize([60]) });
  const twins = (second: number) => [row('The waiting list anyone can check', 1), row('Street fines, traced to the end', second)];
  expect([0, 1].map((i) => /stricter|milder/.test(reasonOf(twins(1), i)))).toEqual([false, false]);
  expect([0, 1].map((i) => /stricter|milder/.test(reasonOf(twins(2), i)))).toEqual([true, true]);
});

const as = async (email: string) => ({ at: now, address: 'test', person: await personOf(email), authenticatedAt: now });
const [jana, kofi] = panel.map(({ email }) => email) as [string, string];

test('practice: Jana reads how others scored one sample and has the other to do; Kofi has both', async () => {
  const { id: challengeId } = await titled('Trusted permits');
  const own = await readPractice(world.ports, await as(jana), challengeId);
  expect([own.open, own.waits, own.samples.map(({ scored }) => scored)]).toEqual([true, false, [true, false]]);
  const { others } = await readSample(world.ports, await as(jana), { challengeId, sampleId: own.samples[0]!.id });
  expect([others?.shown, others?.criteria.length]).toEqual([6, 4]);
  expect((await readPractice(world.ports, await as(kofi), challengeId)).samples.map(({ scored }) => scored)).toEqual([false, false]);
});

test('redaction: one entry of the judged call waits, with words that tell who made it; a call where judges read only what was looked through is done', async () => {
  const manager = await as(mara.email);
  const looked = async (title: string) => readLookThrough(world.ports, manager, { challengeId: (await titled(title)).id });
  expect(await Promise.all(['Trusted permits', 'A cool room', 'Follow'].map(looked))).toMatchObject([
    { anonymized: false, of: 16, looked: 15, again: 0 }, { anonymized: true, of: 8, looked: 8, again: 0 }, { anonymized: true, of: 4, looked: 0, again: 1 },
  ]);
  const permits = await titled('Trusted permits');
  const { next } = await looked('Trusted permits');
  const telling = async (entryId: string) => (await readRedaction(world.ports, manager, { challengeId: permits.id, entryId })).telltales.map(({ words }) => words);
  expect(await telling(next!.id)).toEqual(expect.arrayContaining(['Teo Alvarez', 'Small Plates Union']));
  const harborlight = (await world.ports.entries.ofChallenge(permits.id, 'sent')).items.find(({ title }) => title === 'One code at the door')!;
  const made = await world.ports.redactions.find(harborlight.id);
  expect([made?.made.changed, /Harborlight|Lena|Tim/.test(JSON.stringify(made?.words))]).toEqual([1, false]);
});

test('a room is open over entries that the scores leave open, calls Jana and waits for her answers; another is over, with minutes', async () => {
  const [cool, vendors] = [await titled('A cool room'), await titled('Street vendor')];
  const [room] = await readOwnRooms(world.ports, await as(jana), cool.id);
  const which = { challengeId: cool.id, roomId: room!.id };
  const seen = await readRoom(world.ports, await as(jana), which);
  expect([seen.open, seen.entries.length, seen.ballot.version, (await readRoom(world.ports, await as(kofi), which)).ballot.version]).toEqual([true, 3, 0, 1]);
  const { items } = await readThread(world.ports, await as(jana), which);
  expect([items.length, items.filter(({ takenBack }) => takenBack).length, items.filter(({ mentions }) => mentions.includes(seen.you)).length]).toEqual([6, 1, 1]);
  const { rooms: [over] } = await readRooms(world.ports, await as(mara.email), vendors.id);
  expect([over?.open, over?.tally?.ballots, over?.minutes?.text]).toEqual([false, 5, expect.stringContaining('left to the scores')]);
  expect((await watchRoom(world.ports, await as(mara.email), { challengeId: vendors.id, roomId: over!.id })).members).toHaveLength(8);
});

test('a demo day runs: most tables were seen, Kofi stands before one and Jana has yet to begin', async () => {
  const { id: challengeId } = await titled('A cool room');
  const { phase, floor } = await readDemoDesk(world.ports, await as(mara.email), challengeId);
  expect([phase, floor?.tables.length, floor?.visits]).toEqual(['running', 8, 18]);
  // five judges stand at tables, and two may stand at one
  expect(floor!.tables.filter(({ late }) => late === false).length).toBeGreaterThan(2);
  expect(floor!.tables.filter(({ seen }) => seen > 0).length).toBeGreaterThan(5);
  const [first, second] = [await readDemoDay(world.ports, await as(jana), challengeId), await readDemoDay(world.ports, await as(kofi), challengeId)];
  expect([first.seen, first.now, second.seen, second.now?.number]).toEqual([0, undefined, 3, expect.any(Number)]);
  expect(await goOn(world.ports, await as(jana), { challengeId, version: 0 })).toMatchObject({ state: 'at-table' });
  expect(await answerTable(world.ports, await as(kofi), { challengeId, version: second.version, said: 'equal', reason: '' })).toMatchObject({ version: second.version + 1 });
});

test('a finished challenge has given credentials, and a register stands beside it: in every state that a number can answer', async () => {
  const finished = await titled('Street vendor');
  const of = async (owner: string) => (await world.ports.credentials.under(owner)).items.map((one) => `${one.basis} ${statusOf(one, now)}`).toSorted();
  const given = await of(finished.id);
  expect(given.filter((one) => one.startsWith('judge'))).toEqual(Array.from({ length: 8 }, () => 'judge offered'));
  expect(given.filter((one) => one.startsWith('winner'))).toEqual(expect.arrayContaining(['winner valid', 'winner withdrawn', 'winner offered']));
  expect(await of(finished.agencyId)).toEqual(['registration expired', 'registration suspended', 'registration valid']);
  await world.signCredentials();
  const { items } = await world.ports.credentials.registry(finished.agencyId);
  expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['Lena Abara', 'Tim Ruiz']));
});

test('of the finished challenge one prize is paid, one waits for the approver, and the report is begun beside numbers of its own', async () => {
  const challenge = (await all()).find(({ title }) => title.startsWith('Street vendor'))!;
  const cards = await world.ports.awards.cards(challenge.id);
  expect(cards.map((card) => `${card.prizeId} ${card.place} ${stateOfCard(card, now)}`).toSorted()).toEqual(['grand 1 paid', 'runner-up 1 proposed', 'runner-up 2 checking']);
  const [written, counting] = await Promise.all([world.ports.reports.parts(challenge.id), world.ports.reports.counting(challenge.id)]);
  expect(written.map(({ part }) => part).toSorted()).toEqual(['cash', 'goals', 'preferable', 'solicitation']);
  expect(counting!.counts!.evaluations).toBeGreaterThan(20);
  expect(counting!.counts!.entries.sent).toBeGreaterThan(10);
});

test('people talk: under an entry, an entry of the atlas, a call and a paper; one comment is hidden, one deleted, and two wait for the moderator', async () => {
  const { items: waiting } = await world.ports.comments.queue('waiting', undefined);
  expect(waiting.map(({ on, hidden, answer: said, reports }) => [on.kind, Boolean(hidden), Boolean(said), reports])).toEqual([['listing', true, true, 0], ['listing', false, false, 1]]);
  const { items: hidden } = await world.ports.comments.queue('hidden', undefined);
  expect(hidden.map(({ on }) => on.kind)).toEqual(['entry']);
  const { items } = await world.ports.comments.thread(hidden[0]!.on);
  expect(items.map(stateOfComment)).toEqual(['shown', 'shown', 'hidden', 'deleted', 'shown', 'shown']);
});

test('the library holds works of others with their sources, one in two versions and one with its file, and two collections in order', async () => {
  type Works = { items: { id: string; n: number; title: string; files: number; kind: string }[] };
  const { items } = await answer<Works>(world.as().get('/publications'));
  expect([items.length, new Set(items.map(({ kind }) => kind)).size, items.filter(({ n }) => n === 2).map(({ title }) => title), items.filter(({ files }) => files > 0).map(({ kind }) => kind)]).toEqual([13, 6, ['Blockchain Technology Overview'], ['dataset']]);
  const { id } = items.find(({ n }) => n === 2)!;
  expect(await answer(world.as().get(`/publications/${id}/versions/1`))).toMatchObject({ state: 'superseded', date: '2018-01', url: 'https://csrc.nist.gov/pubs/ir/8202/ipd' });
  const collections = await answer<{ items: { title: string; count: number }[] }>(world.as().get('/collections'));
  expect(collections.items.map(({ title, count }) => `${title}: ${count}`).toSorted((a, b) => a.localeCompare(b))).toEqual(['Reading for a first blockchain challenge: 5', 'What groups leave behind: 7']);
});

test('what governments tried as pilots stands as registers that work: licenses in force, suspended and withdrawn, and a certificate without an end', async () => {
  const { items } = await answer<{ items: { kind: { name: string }; reference: string; status: string; validUntil?: string }[] }>(world.as().get('/credential-registries/tried-registers'));
  expect(items.map(({ kind, reference, status, validUntil }) => `${kind.name} ${reference}: ${status}${validUntil === undefined ? ', without an end' : ''}`).toSorted()).toEqual([
    'Certificate of secondary education U 1204411: valid, without an end',
    'Medical license 036-081130: withdrawn', 'Medical license 036-098212: suspended', 'Medical license 036-104417: valid',
  ]);
});
