import { afterAll, beforeAll, expect, test } from 'vitest';
import { recomputeBoth } from '../../functions/domain/judging/bundle/recompute-file.ts';
import type { ToldOutcome } from '../../functions/domain/judging/bundle/recompute-words.ts';
import type { Round } from '../../functions/domain/judging/round/round.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import type { Asked } from '../../functions/use-cases/agency/assigning/ask-further-reviews.ts';
import { addReviews, proposeReviews } from '../../functions/use-cases/system/spend-reviews.ts';
import { crowdOf } from '../support/crowd.ts';
import { workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type Ask, type World } from '../support/world.ts';

/** Twelve entries that three judges each read, of eight judges with room for more. Entry n is worth its number, so that the border of the prizes is at the end. */
let world: World;
let challenge: Opened;
let round: Round;
let judges: string[];
let ids: string[];
const further = () => answer<Asked>(world.as('mara').get(`/assignments/${challenge.id}/further`));
const ask = (reviews: unknown, version: number, more: Ask = {}) => world.as('mara').put(`/assignments/${challenge.id}/further`, { reviews }, { version, ...more });
const publish = (version: number, minutesAgo = 0) => world.as('mara', minutesAgo).post(`/assignments/${challenge.id}/further/publish`, {}, { version });
const drain = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const mark = (n: number) => (entryId: string) => Math.max(1, Math.min(5, 1 + Math.floor(ids.indexOf(entryId) / 3) + ((n + ids.indexOf(entryId)) % 2)));
const held = async () => (await Promise.all(judges.map((judge) => world.ports.evaluations.ofJudge(round.id, judge)))).flat();
const acts = async (kind: string) => (await world.ports.acts.about(challenge.id)).items.filter((act) => act.kind === kind);

const opened = async (entries: number, count: number, plan: object) => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const made = await openChallenge(world, (await world.ports.agencies.tenants()).items[0]!.id, { judging: { reviewsPerEntry: 2, quorum: 2, ...plan } });
  const sent = (await crowdOf(world, made, entries, { sent: true })).map(({ id }) => id);
  const panel = await panelIn(world, made, count, 10 * entries);
  world.clock.set('2027-01-19T15:00:00.000Z');
  const drawn = await answer<Round>(world.as('mara').post(`/assignments/${made.id}/publish`));
  await drain();
  return { made, sent, panel, drawn };
};

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  ids = (await crowdOf(world, challenge, 12, { sent: true })).map(({ id }) => id);
  judges = await panelIn(world, challenge, 8);
}, 60_000);
afterAll(() => world?.stop());

test('further reviews follow the marks: none before the assignments, before judging opens, or by anybody else', async () => {
  expect(await answer(world.as('mara').get(`/assignments/${challenge.id}/further`), 409)).toMatchObject({ detail: 'Publish the assignments first.' });
  world.clock.set('2027-01-18T12:00:00.000Z');
  round = await answer<Round>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drain();
  expect(await answer(ask(6, 0), 409)).toMatchObject({ code: 'closed', detail: 'Judging opens Monday, January 18, 2027, 9:00 a.m. Eastern. Further reviews follow the marks, so there must be some.' });
  world.clock.set('2027-01-19T15:00:00.000Z');
  expect(await further()).toEqual({ state: 'none', asked: 0, done: 0, of: 0, given: [], mostPerJudge: 20, closesAt: round.closesAt, version: 0 });
  const asked = ([undefined, 'paul', 'nora', 'vera', 'lena', 'olga'] as const).map((who) => world.as(who).put(`/assignments/${challenge.id}/further`, { reviews: 6 }, { version: 0 }));
  expect(await Promise.all(asked.map(async (reply) => (await reply).status))).toEqual([401, 403, 404, 404, 404, 404]);
  const read = ([undefined, 'paul', 'nora', 'vera', 'lena', 'olga'] as const).map((who) => world.as(who).get(`/assignments/${challenge.id}/further`));
  expect(await Promise.all(read.map(async (reply) => (await reply).status))).toEqual([401, 403, 404, 404, 404, 404]);
});

test('each refusal names the field and the fix', async () => {
  const whole = [{ field: 'reviews', message: 'Enter a whole number from 1 to 1,000.' }];
  for (const reviews of [0, 1.5, 1001, '6', null]) expect((await answer<{ errors: object[] }>(ask(reviews, 0), 422)).errors).toEqual(whole);
  expect((await world.as('mara').put(`/assignments/${challenge.id}/further`, { reviews: 6 })).status).toBe(428);
  expect(await answer(ask(6, 3), 412)).toMatchObject({ code: 'stale', version: 0 });
  expect(await answer(publish(0), 409)).toMatchObject({ detail: 'Nothing is proposed. Ask for further reviews first.' });
});

test('with too few marks a job says so, and how many entries wait', async () => {
  await scoreAs(world, round, judges[0]!, mark(0));
  const asked = await answer<Asked>(ask(6, 0));
  expect(asked).toMatchObject({ state: 'working', asked: 6, version: 1 });
  expect(await answer(ask(6, 1), 409)).toMatchObject({ detail: 'Further reviews are being worked out. Look again in a minute.' });
  await drain();
  expect(await further()).toMatchObject({ state: 'refused', refused: '12 entries have fewer than 2 reviews yet, so the marks do not say where more would decide most. Remind their judges, or give them to other judges by hand. Where nobody is left to read an entry, you can go without its reviews: Progress offers it for each review that nobody has, and once judging is closed for each that did not come.' });
});

test('a job works it out in pieces that survive its end; the proposal tells how many, of how many entries and for how many judges, and nothing of any entry', async () => {
  for (const [n, judge] of judges.slice(1).entries()) await scoreAs(world, round, judge, mark(n + 1));
  const before = (await held()).length;
  await answer(ask(4, 2));
  const run = (await world.ports.furtherReviews.find(round.id))!.run;
  const steps: unknown[] = [];
  for (let n = 0; n < 6 && (await proposeReviews(world.ports, { id: run, about: challenge.id })) === 'unfinished'; n++) steps.push(await further().then(({ state, done, of }) => [state, done, of]));
  expect(steps).toEqual([['working', 0, 500], ['working', 500, 500], ['proposed', 500, 500]]);
  const { proposal, ...rest } = await further();
  expect(rest).toEqual({ state: 'proposed', asked: 4, done: 500, of: 500, given: [], mostPerJudge: 20, closesAt: round.closesAt, version: 6 });
  expect([proposal!.reviews, proposal!.entries <= 4, proposal!.added.reduce((sum, count, n) => sum + n * count, 0), proposal!.heaviest >= 5]).toEqual([4, true, 4, true]);
  expect(Object.keys(proposal!)).toEqual(['reviews', 'entries', 'added', 'heaviest']);
  expect((await held()).length).toBe(before);
  const stored = (await world.ports.furtherReviews.find(round.id))!;
  const best = ids.slice(6);
  const { panel } = (await world.ports.draws.find(round.id, round.publishedBatch!))!;
  expect(stored.proposal!.more.every(([entry]) => best.includes(panel.entries[entry]!.entryId))).toBe(true);
  expect(await world.fileStore.read(`${run}-judged`)).toBeUndefined();
  expect(Object.keys(stored).toSorted()).toEqual(['asked', 'at', 'by', 'challengeId', 'done', 'earlier', 'of', 'proposal', 'roundId', 'run', 'version']);
});

test('publishing needs a fresh sign-in and what was looked at; judges get one more entry like any other, and no work is taken', async () => {
  expect(await answer(publish(6, 16), 401)).toMatchObject({ code: 'sign-in-again' });
  expect(await answer(publish(5), 412)).toMatchObject({ code: 'stale' });
  const before = await held();
  const answered = await answer<Asked>(publish(6));
  expect([answered.state, (await held()).length]).toEqual(['publishing', before.length]);
  expect(await answer(publish(7), 409)).toMatchObject({ detail: 'Nothing is proposed. Ask for further reviews first.' });
  await drain();
  const after = await held();
  const known = new Set(before.map(({ judgeId, entryId }) => `${judgeId} ${entryId}`));
  const added = after.filter(({ judgeId, entryId }) => !known.has(`${judgeId} ${entryId}`));
  expect([added.length, added.every(({ state, order, judgeId }) => state === 'assigned' && order > before.filter((one) => one.judgeId === judgeId).length)]).toEqual([4, true]);
  expect(after.filter(({ state }) => state === 'saved').length).toBe(36);
  const { given, state } = await further();
  expect([state, given]).toEqual(['given', [{ at: world.clock.now(), reviews: 4, entries: new Set(added.map(({ entryId }) => entryId)).size }]]);
  expect(new Set((await acts('assignment.moved')).map(({ by, refs }) => `${by} ${Object.keys(refs).toSorted().join(' ')}`))).toEqual(new Set(['system entry judge repair round']));
  const told = (await world.ports.mails.all()).items.filter(({ template }) => template === 'assignment-added');
  expect([told.length, new Set(told.map(({ subject }) => subject))]).toEqual([4, new Set(['One more entry for you to judge: Trusted permits'])]);
  expect((await acts('reviews.added')).map(({ by, refs }) => ({ by, refs: Object.keys(refs).toSorted() }))).toEqual([{ by: people.mara.id, refs: ['entries', 'reviews', 'round'] }]);
});

test('a job that runs again gives nothing twice, and one that was cut off is finished', async () => {
  const before = (await held()).length;
  await addReviews(world.ports, { about: challenge.id });
  await drain();
  expect((await held()).length).toBe(before);
});

test('who steps back from an added entry is replaced as from any other', async () => {
  const mine = (await held()).find(({ state }) => state === 'assigned')!;
  await answer(world.as({ id: mine.judgeId, email: '', name: '' }).post(`/evaluations/${challenge.id}/${mine.entryId}/recuse`, { reason: 'I know them.' }));
  await drain();
  const now = (await held()).filter(({ entryId }) => entryId === mine.entryId);
  expect([now.filter(({ state }) => state === 'recused').length, now.filter(({ state }) => state === 'assigned').length]).toEqual([1, (await held()).filter(({ entryId, state }) => entryId === mine.entryId && state === 'assigned').length]);
  const { panel } = (await world.ports.draws.find(round.id, round.publishedBatch!))!;
  const more = (await world.ports.furtherReviews.find(round.id))!.proposal!.more.find(([entry]) => panel.entries[entry]!.entryId === mine.entryId)![1];
  expect(now.filter(({ state }) => state !== 'recused').length).toBe(3 + more);
});

test('it is done three times at the most, and not when the time is short', async () => {
  for (const [n, judge] of judges.entries()) await scoreAs(world, round, judge, mark(n));
  for (const _ of [2, 3]) {
    await answer(ask(2, (await further()).version));
    await drain();
    if ((await further()).state !== 'proposed') continue;
    await answer(publish((await further()).version));
    await drain();
    for (const [n, judge] of judges.entries()) await scoreAs(world, round, judge, mark(n));
  }
  expect((await further()).given.map(({ reviews }) => reviews)).toEqual([4, 2, 2]);
  expect(await answer(ask(2, (await further()).version), 409)).toMatchObject({ code: 'limit', detail: 'Further reviews were given 3 times. Each time tells who is near the border, so that is enough.' });
  world.clock.set('2027-02-11T22:01:00.000Z');
  expect(await answer(ask(2, (await further()).version), 409)).toMatchObject({ code: 'closed', detail: 'Judging closes Friday, February 12, 2027, 5:00 p.m. Eastern. A judge needs at least 24 hours for an entry more. Move the end of judging first.' });
  world.clock.set('2027-02-12T22:01:00.000Z');
  expect(await answer(ask(2, (await further()).version), 409)).toMatchObject({ code: 'closed', detail: 'Judging closed Friday, February 12, 2027, 5:00 p.m. Eastern. No review can be added.' });
});

test('the full file tells which reviews were added, and computes again; the record tells how many', async () => {
  await workOut(world, challenge);
  for (const n of ids.keys()) await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: ids[n], outcome: n === 11 ? 'winner' : 'not-selected', prizeId: 'grand', reason: 'As scored.', feedback: '' }, { version: 0 }));
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  const fileOf = async ({ url }: { url: string }) => Buffer.concat(await (await world.fileStore.send(url.split('/').at(-1)!)).stream.toArray());
  const published = await fileOf(await answer(world.as().get(`/winners/${challenge.slug}/bundle`)));
  const full = await fileOf(await answer(world.as('mara').get(`/results/${challenge.id}/full`)));
  const told = recomputeBoth({ name: 'result.json', bytes: published }, { name: 'full.json', bytes: full }, world.ports.sha256) as ToldOutcome[];
  expect(told.map(({ holds }) => holds)).toEqual([true, true]);
  expect(told[1]!.notChecked.some((line) => line.startsWith('Which entries got further reviews'))).toBe(true);
  const { bundle } = JSON.parse(full.toString()) as { bundle: { format: string; assignment: { steps: { kind: string; more?: [number, number][] }[] } } };
  const steps = bundle.assignment.steps.filter(({ kind }) => kind === 'further');
  expect([bundle.format, steps.map(({ more }) => more!.reduce((sum, [, reviews]) => sum + reviews, 0))]).toEqual(['laurel-judging-bundle/2', [4, 2, 2]]);
  const { record } = await answer<{ record: { further: object } }>(world.as().get(`/winners/${challenge.slug}`));
  expect(record.further).toEqual({ reviews: 8, entries: (await world.ports.furtherReviews.find(round.id))!.earlier.reduce((sum, { entries }) => sum + entries, 0) + (await further()).given[2]!.entries });
});

test('judges without room, marks that cannot be compared, and marks that leave no doubt are told as what they are', async () => {
  const full = await opened(6, 2, { mostPerJudge: 6 });
  challenge = full.made;
  [ids, judges, round] = [full.sent, full.panel, full.drawn];
  for (const [n, judge] of judges.entries()) await scoreAs(world, round, judge, mark(n));
  await answer(ask(3, 0));
  await drain();
  expect(await further()).toMatchObject({ state: 'refused', refused: 'No judge has room for another entry. Let judges read more, or invite one, then ask again.' });
  const alike = await opened(4, 2, {});
  challenge = alike.made;
  [ids, judges, round] = [alike.sent, alike.panel, alike.drawn];
  for (const judge of judges) await scoreAs(world, round, judge, () => 3);
  await answer(ask(3, 0));
  await drain();
  expect(await further()).toMatchObject({ state: 'refused', refused: 'The marks cannot be compared yet. All scores are equal.' });
}, 60_000);
