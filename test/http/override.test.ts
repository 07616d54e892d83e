import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DecisionRecord } from '../../functions/domain/judging/decision/decision-record.ts';
import type { Round } from '../../functions/domain/judging/round/round.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { crowdOf } from '../support/crowd.ts';
import { workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import { people } from '../support/people.ts';
import { resultsIn } from '../support/results.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type Ask, type World } from '../support/world.ts';

/** Six entries A to F of marks 5, 4, 4, 3, 2, 1: B and C are tied. Nobody but one judge scored E. */
let world: World;
let challenge: Opened;
let round: Round;
let ids: string[];
let codes: string[];
type Move = { place: number; reason: string; computed: { place: number; shared: boolean; score: number }; earlier: { place: number; reason: string; takenBack?: { reason: string } }[]; takenBack?: { reason: string }; version: number };
type Row = { entryId: string; code: string; rank: number; tied: boolean; score: number; chair?: { place: number; shared: boolean }; move?: Move };
const reason = 'It runs already, and the others do not.';
const path = (n: number, part = '') => `/results/${challenge.id}/places/${ids[n]}${part}`;
const put = (n: number, place: unknown, more: Ask & { why?: string } = {}) => world.as('mara').put(path(n), { place, reason: more.why ?? reason }, { version: 0, ...more });
const back = (n: number, version: number) => world.as('mara').post(path(n, '/take-back'), { reason: 'It was put there by mistake.' }, { version });
const results = () => resultsIn<{ rows: Row[]; record?: DecisionRecord }>(world.as('mara'), challenge.id);
/** Computed place and the chair's, entry by entry from A. */
const order = async () => {
  const { rows } = await results();
  return ids.map((id) => rows.find(({ entryId }) => entryId === id)!).map(({ rank, tied, chair }) => `${rank}${tied ? '=' : ''}${chair ? ` ${chair.place}${chair.shared ? '=' : ''}` : ''}`);
};
const faults = async (reply: Promise<Response>, status = 422) => (await answer<{ detail: string; errors?: { field: string; message: string }[] }>(reply, status)).errors;
const acts = async () => (await world.ports.acts.about(challenge.id)).items.filter(({ kind }) => kind.startsWith('score.')).map(({ kind, by, refs }) => ({ kind, by, refs })).toSorted((a, b) => (sorted(a) < sorted(b) ? -1 : 1));
const sorted = ({ kind, refs }: { kind: string; refs: Record<string, string | number | boolean> }) => [kind, refs['place'], refs['computed']].join(' ');

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 2, quorum: 2 } });
  const entries = await crowdOf(world, challenge, 6, { sent: true });
  [ids, codes] = [entries.map(({ id }) => id), entries.map(({ code }) => code)];
  const judges = await panelIn(world, challenge, 2);
  world.clock.set('2027-01-18T15:00:00.000Z');
  round = await answer<Round>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drainOutbox(world.ports, () => undefined);
  const mark = (entryId: string) => [5, 4, 4, 3, 2, 1][ids.indexOf(entryId)]!;
  await scoreAs(world, round, judges[0]!, mark);
  const { evaluations } = world.ports;
  const others = { ...world, ports: { ...world.ports, evaluations: { ...evaluations, ofJudge: async (roundId: string, judgeId: string) => (await evaluations.ofJudge(roundId, judgeId)).filter(({ entryId }) => entryId !== ids[4]) } } };
  await scoreAs(others, round, judges[1]!, mark);
}, 60_000);
afterAll(() => world?.stop());

test('a place is moved between the results and the decisions, and not before', async () => {
  expect(await answer(put(3, 1), 409)).toMatchObject({ code: 'closed' });
  world.clock.set('2027-02-12T22:01:00.000Z');
  expect(await answer(put(3, 1), 409)).toMatchObject({ detail: 'The results are being worked out. Look again in a minute.' });
  await workOut(world, challenge);
  expect(await order()).toEqual(['1', '2=', '2=', '4', '5', '6']);
});

test('it needs a manager of the agency, in person, who signed in a moment ago', async () => {
  const asked = ([undefined, 'paul', 'nora', 'vera', 'lena', 'olga'] as const).map((who) => world.as(who).put(path(3), { place: 1, reason }, { version: 0 }));
  expect(await Promise.all(asked.map(async (reply) => (await reply).status))).toEqual([401, 403, 404, 404, 404, 404]);
  expect(await answer(world.as('mara', 16).put(path(3), { place: 1, reason }, { version: 0 }), 401)).toMatchObject({ code: 'sign-in-again' });
  expect(await answer(world.as('mara', 16).post(path(3, '/take-back'), { reason }, { version: 0 }), 401)).toMatchObject({ code: 'sign-in-again' });
  expect((await world.as('mara').put(path(3), { place: 1, reason })).status).toBe(428);
  expect(await acts()).toEqual([]);
});

test('each refusal names the field and the fix', async () => {
  const whole = [{ field: 'place', message: 'Enter a place as a whole number, such as 2.' }];
  for (const place of [0, 1.5, null, '1']) expect(await faults(put(3, place))).toEqual(whole);
  expect(await faults(put(3, 1, { why: 'Because.' }))).toEqual([{ field: 'reason', message: 'Give the reason in at least 10 characters. It is published with the results.' }]);
  expect(await faults(put(3, 7))).toEqual([{ field: 'place', message: 'Choose a place from 1 to 6.' }]);
  expect(await faults(put(3, 4))).toEqual([{ field: 'place', message: 'It stands in place 4 already. Choose another place.' }]);
  const tied = new Intl.ListFormat('en-US').format([codes[1]!, codes[2]!].toSorted());
  expect(await faults(put(3, 3))).toEqual([{ field: 'place', message: `In this order ${codes[3]} would stand between ${tied}, whose scores are equal. Choose a place before or after them, or give one of them a place first.` }]);
  expect((await world.as('mara').put(`/results/${challenge.id}/places/${world.ports.chance.id('entry')}`, { place: 1, reason }, { version: 0 })).status).toBe(404);
  expect(await answer(back(3, 0), 409)).toMatchObject({ detail: 'The chair did not move this entry. There is nothing to take back.' });
  expect(await faults(world.as('mara').post(path(3, '/take-back'), { reason: 'Oh.' }, { version: 1 }))).toEqual([{ field: 'reason', message: 'Give the reason in at least 10 characters. It is published with the results.' }]);
});

test('an entry stands where the chair put it, the others close up, and what was computed stays', async () => {
  const before = await results();
  const moved = await answer<Move>(put(3, 1, { key: 'once' }));
  expect(await answer(put(3, 1, { key: 'once' }))).toEqual(moved);
  expect(moved).toEqual({ entryId: ids[3], place: 1, reason, at: world.clock.now(), computed: { place: 4, shared: false, score: 50 }, earlier: [], version: 1 });
  expect(await order()).toEqual(['1 2', '2= 3=', '2= 3=', '4 1', '5 5', '6 6']);
  const after = await results();
  expect(after.rows.map((row) => ({ ...row, chair: undefined, move: undefined }))).toEqual(before.rows.map((row) => ({ ...row, chair: undefined, move: undefined })));
  expect(await faults(put(0, 1), 409)).toEqual([{ field: 'place', message: `${codes[3]} was put in place 1 already. Choose another place, or take that back first.` }]);
  expect(await answer(put(3, 2), 412)).toMatchObject({ code: 'stale', version: 1 });
  expect(await answer(world.as('mara').post(`/results/${challenge.id}/score`), 409)).toMatchObject({ detail: 'The chair put entries in other places than these results do. Take that back first, then work the results out again.' });
});

test('one of a tie gets a place of its own; moving again and taking back keep all that was said', async () => {
  await answer(put(1, 3));
  expect(await order()).toEqual(['1 2', '2= 3', '2= 4', '4 1', '5 5', '6 6']);
  expect(await answer<Move>(put(3, 6, { version: 1, why: 'It does not run after all.' }))).toMatchObject({ place: 6, earlier: [{ place: 1, reason }], version: 2 });
  expect(await answer(back(3, 1), 412)).toMatchObject({ code: 'stale', version: 2 });
  expect(await answer<Move>(back(3, 2))).toMatchObject({ place: 6, takenBack: { reason: 'It was put there by mistake.' }, version: 3 });
  expect(await answer(back(3, 3), 409)).toMatchObject({ code: 'conflict' });
  await answer(back(1, 1));
  expect(await order()).toEqual(['1', '2=', '2=', '4', '5', '6']);
  const again = await answer<Move>(put(3, 1, { version: 3 }));
  expect(again.earlier.map(({ place, takenBack }) => [place, takenBack?.reason])).toEqual([[1, undefined], [6, 'It was put there by mistake.']]);
  const [mara, of] = [people.mara.id, (n: number) => ({ round: round.id, entry: ids[n]! })];
  expect(await acts()).toEqual([
    { kind: 'score.overridden', by: mara, refs: { ...of(3), computed: 4, place: 1 } }, { kind: 'score.overridden', by: mara, refs: { ...of(3), computed: 4, place: 1 } },
    { kind: 'score.overridden', by: mara, refs: { ...of(1), computed: 2, place: 3 } }, { kind: 'score.overridden', by: mara, refs: { ...of(3), computed: 4, place: 6 } },
    { kind: 'score.override-taken-back', by: mara, refs: { ...of(1), computed: 2 } }, { kind: 'score.override-taken-back', by: mara, refs: { ...of(3), computed: 4 } },
  ]);
});

test('of two who move entries at one moment one is refused, so that no place is given twice', async () => {
  const { overrides, rounds, chance } = world.ports;
  const [stored, now] = [(await overrides.find(round.id, ids[3]!))!, (await rounds.current(challenge.id))!];
  const deed = { id: chance.id('act'), kind: 'score.overridden' as const, about: challenge.id, by: people.mara.id, at: world.clock.now(), refs: {} };
  await expect(overrides.save({ ...stored, entryId: ids[0]!, version: 1 }, now, deed)).rejects.toMatchObject({ code: 'stale' });
  expect((await overrides.ofRound(round.id)).length).toBe(2);
});

test('a tie that a take-back leaves parted keeps the decisions from being applied', async () => {
  await answer(put(1, 4, { version: 2 }));
  await answer(put(0, 3));
  await answer(back(1, 3));
  for (const n of ids.keys()) await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: ids[n], outcome: n === 4 ? 'winner' : 'not-selected', prizeId: 'grand', reason: 'As weighed.', feedback: '' }, { version: 0 }));
  expect((await order()).toSorted()).toEqual(['1 3', '2= 2', '2= 4', '4 1', '5 5', '6 6']);
  const waived = await answer<{ version: number }>(world.as('mara').put(`/progress/${challenge.id}/waivers/${ids[4]}`, { reason: 'A judge fell ill.' }, { version: 0 }));
  expect(((await answer(world.as('mara').post(`/results/${challenge.id}/apply`), 409)) as { detail: string }).detail.replace(/ between .*?, whose/, ' whose')).toBe(`The chair put ${codes[0]} whose scores are equal. Give it another place, or take that back.`);
  await answer(back(0, 1));
  await answer(world.as('mara').delete(`/progress/${challenge.id}/waivers/${ids[4]}`, { version: waived.version }));
});

test('a winner of fewer reviews than count needs a waiver that stands', async () => {
  const apply = () => world.as('mara').post(`/results/${challenge.id}/apply`);
  const detail = `${codes[4]} would win with fewer than 2 reviews, the fewest that count under the rules. Waive the missing reviews on the progress page, with the reason, or decide otherwise.`;
  expect(await answer(apply(), 409)).toMatchObject({ detail });
  const waivers = (part = '') => `/progress/${challenge.id}/waivers/${ids[4]}${part}`;
  expect(await answer(world.as('mara').put(waivers(), { reason: 'A judge fell ill.' }, { version: 0 }), 412)).toMatchObject({ code: 'stale' });
  const given = await answer<{ version: number }>(world.as('mara').put(waivers(), { reason: 'A judge fell ill.' }, { version: 2 }));
  for (const who of ['paul', 'nora', 'lena'] as const) expect((await world.as(who).delete(waivers(), { version: 3 })).status).toBe(who === 'paul' ? 403 : 404);
  expect((await world.as('mara').delete(waivers())).status).toBe(428);
  expect(await answer(world.as('mara').delete(waivers(), { version: 1 }), 412)).toMatchObject({ code: 'stale', version: given.version });
  expect(await answer(world.as('mara').delete(waivers(), { version: 3 }))).toMatchObject({ takenBack: { at: world.clock.now() }, version: 4 });
  expect(await answer(world.as('mara').delete(waivers(), { version: 4 }), 409)).toMatchObject({ detail: 'This waiver was taken back already.' });
  expect(await answer(world.as('mara').delete(`/progress/${challenge.id}/waivers/${ids[0]}`, { version: 1 }), 409)).toMatchObject({ detail: 'Nothing was waived for this entry. There is nothing to take back.' });
  expect((await world.as('mara').delete(`/progress/${challenge.id}/waivers/${world.ports.chance.id('entry')}`, { version: 1 })).status).toBe(404);
  const board = await answer<{ waived: { takenBack?: object; version: number }[]; fixes: { kind: string; entryId?: string }[] }>(world.as('mara').get(`/progress/${challenge.id}`));
  expect([board.waived.map(({ takenBack, version }) => [takenBack !== undefined, version]), board.fixes.filter(({ kind }) => kind === 'entry-short').map(({ entryId }) => entryId)]).toEqual([[[true, 4]], [ids[4]]]);
  expect(await answer(apply(), 409)).toMatchObject({ detail });
  await answer(world.as('mara').put(waivers(), { reason: 'A judge fell ill.' }, { version: 4 }));
});

test('the team reads which way its entry went and why, and the others nothing of it', async () => {
  const { items } = await answer<{ items: { entryId: string; text: string }[] }>(world.as('mara').get(`/results/${challenge.id}/letters`));
  const said = items.filter(({ text }) => text.includes('chair')).map(({ entryId, text }) => [entryId, text.includes(`The chair of the judging put your entry higher than its scores do. Its reason:\n${reason}`), /place \d/.test(text)]);
  expect(said).toEqual([[ids[3], true, false]]);
});

test('once the decisions are applied the move stands, and is published beside a result that knows nothing of it', async () => {
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  const applied = 'The decisions were applied. Places stand as they are.';
  expect([await answer(put(0, 2, { version: 2 }), 409), await answer(back(3, 4), 409)]).toMatchObject([{ detail: applied }, { detail: applied }]);
  expect(await answer(world.as('mara').delete(`/progress/${challenge.id}/waivers/${ids[4]}`, { version: 5 }), 409)).toMatchObject({ detail: 'The decisions were applied. What they rest on stands.' });
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  const { record } = await answer<{ record: DecisionRecord }>(world.as().get(`/winners/${challenge.slug}`));
  expect(record.overrides).toEqual([{ code: codes[3], computed: 4, score: 50, place: 1, reason, at: world.clock.now() }]);
  expect(record.rows.map(({ place, chairPlace, chairShared }) => [place, chairPlace, chairShared])).toEqual([[1, 2, false], [2, 3, true], [2, 3, true], [4, 1, false], [5, 5, false], [6, 6, false]]);
  expect((await results()).record).toEqual(record);
  const { url } = await answer<{ url: string }>(world.as().get(`/winners/${challenge.slug}/bundle`));
  const { stream } = await world.fileStore.send(url.split('/').at(-1)!);
  const text = Buffer.concat(await stream.toArray()).toString('utf8');
  expect([text.includes('chair'), (JSON.parse(text) as { results: { entries: { place: number }[] } }).results.entries.map(({ place }) => place).toSorted((a, b) => a - b)]).toEqual([false, [1, 2, 2, 4, 5, 6]]);
});
