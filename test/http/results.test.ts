import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import { recomputeBoth, recomputeFile } from '../../functions/domain/judging/bundle/recompute-file.ts';
import type { ToldOutcome } from '../../functions/domain/judging/bundle/recompute-words.ts';
import type { EntryResult, PanelResult } from '../../functions/domain/judging/result/result.ts';
import type { Round } from '../../functions/domain/judging/round/round.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { scoreRound } from '../../functions/use-cases/system/score-round.ts';
import { readOutcome } from '../../functions/use-cases/team/read-outcome.ts';
import { harshJudge } from '../support/harsh-judge.ts';
import { workOut } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { panelIn } from '../support/panel.ts';
import { resultsIn } from '../support/results.ts';
import type { Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let round: Round;
let judges: string[];
let entryIds: string[];
type Row = { entryId: string; code: string; rank: number; tied: boolean; score?: number; summary: { n: number; mean?: number }; standing?: EntryResult };
type Told = { judgeId: string; judge: string; scores: number; severity: number; agreement?: number; drift?: number; outliers: { code: string }[]; words: { severity: string; drift: string; little: boolean } };
type Figures = { working: { state: string }; method?: string; judges: number; figures: { name: string; value: string; words: string }[]; criteria: { name: string; marks: number; alpha?: number; words: string }[] };
const figures = () => answer<Figures>(world.as('mara').get(`/results/${challenge.id}/figures`));
const readings = (who?: 'mara' | 'paul' | 'nora' | 'vera' | 'lena' | 'olga') => world.as(who).get(`/results/${challenge.id}/judges`);
const looksAtJudges = async () => (await world.ports.acts.about(challenge.id)).items.filter(({ kind }) => kind === 'results.judges-read').map(({ by, refs }) => ({ by, refs }));
type Results = { rows: Row[]; working: { state: string; done: number; of: number }; panel?: PanelResult };
const results = () => resultsIn<Results>(world.as('mara'), challenge.id);
const textAt = async ({ url }: { url: string }): Promise<string> => {
  const { stream } = await world.fileStore.send(url.split('/').at(-1)!);
  return Buffer.concat(await stream.toArray()).toString('utf8');
};
const textOfBundle = async () => textAt(await answer<{ url: string }>(world.as().get(`/winners/${challenge.slug}/bundle`)));
const getFull = (who?: 'mara' | 'paul' | 'nora' | 'vera' | 'lena') => world.as(who).get(`/results/${challenge.id}/full`);
/** What a team reads of its own marks. */
const figuresTold = async (entryId: string) => {
  const entry = await world.ports.entries.find(entryId);
  const [member] = await world.ports.teams.members(entry!.teamId);
  const person = { id: member!.personId, email: '', name: '', operator: false };
  return (await readOutcome(world.ports, { at: world.clock.now(), address: '', person }, entryId))?.figures;
};
const stepsOf = (told: ToldOutcome) => told.steps.map(({ name, state }) => `${name} ${state}`);
const recomputed = (text: string) => recomputeFile('result.json', Buffer.from(text), world.ports.sha256) as ToldOutcome;

beforeAll(async () => {
  world = await makeWorld();
  const made = await harshJudge(world);
  ({ challenge, judges, entryIds, round } = made);
  await drainOutbox(world.ports, () => undefined);
  for (const n of judges.keys()) await made.score(n);
  await drainOutbox(world.ports, () => undefined);
  world.clock.set('2027-02-12T22:01:00.000Z');
}, 60_000);
afterAll(() => world?.stop());

test('before the results are worked out there are no places, and the page says so', async () => {
  const { rows, working, panel } = await results();
  expect({ working, panel, ranks: new Set(rows.map(({ rank }) => rank)) }).toEqual({ working: { state: 'waiting', done: 0, of: 0 }, panel: undefined, ranks: new Set([0]) });
  const codes = rows.map(({ code }) => code);
  expect([codes, new Set(rows.map(({ score, summary }) => [score, summary.mean, summary.n].join(' ')))]).toEqual([codes.toSorted(), new Set(['  3'])]);
});

test('until they are worked out nothing is told of judges, and no look is on record', async () => {
  expect(await answer(readings('mara'), 409)).toMatchObject({ detail: 'The results are still being worked out. Look again in a minute.' });
  expect([await figures(), await looksAtJudges()]).toEqual([{ working: { state: 'waiting', done: 0, of: 0 }, judges: 0, figures: [], criteria: [] }, []]);
});

test('a job works them out in pieces that survive its end; progress is seen, and the harsh judge is taken out', async () => {
  const run = { id: world.ports.chance.id('act'), at: world.clock.now(), about: challenge.id };
  await scoreRound(world.ports, run);
  expect((await results()).working).toEqual({ state: 'working', done: 0, of: 1000 });
  await scoreRound(world.ports, run);
  expect((await results()).working).toMatchObject({ state: 'working', done: 1000 });
  for (const _ of [1, 2]) await scoreRound(world.ports, run);
  expect(await scoreRound(world.ports, run)).toBeUndefined();
  const { rows, working, panel } = await results();
  expect(working.state).toBe('ready');
  expect(panel).toMatchObject({ method: 'adjusted', judges: 6, scored: 12, components: 1, leftOut: 6, sealed: false, cuts: [{ k: 1 }] });
  expect(rows.map(({ rank }) => rank)).toEqual(rows.map(({ rank }) => rank).toSorted((a, b) => a - b));
  const read = new Set((await world.ports.evaluations.ofJudge(round.id, judges[0]!)).map(({ entryId }) => entryId));
  for (const row of rows) {
    const { interval, rankInterval, adjusted, judgeMix, topChances, withoutOneJudge, robustPlace, place } = row.standing!;
    expect([withoutOneJudge![0] <= place && place <= withoutOneJudge![1], robustPlace! >= 1 && robustPlace! <= 12]).toEqual([true, true]);
    expect([interval![0] < adjusted && adjusted < interval![1], rankInterval![0] <= rankInterval![1], topChances!.length]).toEqual([true, true, 1]);
    expect(!read.has(row.entryId) || judgeMix > 0).toBe(true);
  }
});

test('how each judge scored is for managers alone, and that they read it is on record before', async () => {
  expect(await Promise.all([readings(), readings('paul'), readings('nora'), readings('vera'), readings('lena'), readings('olga')].map(async (reply) => (await reply).status))).toEqual([401, 403, 404, 404, 404, 404]);
  expect(await answer(world.as('paul').get(`/results/${challenge.id}/figures`), 403)).toMatchObject({ code: 'forbidden' });
  const whole = await figures();
  expect([whole.working.state, whole.judges, whole.figures.map(({ name }) => name).slice(0, 4), await looksAtJudges()]).toEqual([
    'ready', 6, ['Connected components', 'Entries, standard deviation', 'Judges, standard deviation', 'Chance, standard deviation'], [],
  ]);
  expect(whole.criteria.map(({ name, marks, alpha }) => [name, marks, alpha! > -1 && alpha! < 1])).toEqual([['Public value', 36, true], ['Feasibility', 36, true], ['Right tool', 36, true], ['Privacy and security', 36, true]]);
  const { record } = world.ports.acts;
  world.ports.acts.record = () => Promise.reject(new Error('the table is away'));
  expect(JSON.stringify(await answer(readings('mara'), 500))).not.toMatch(/severity|Judge 1/);
  world.ports.acts.record = record;
  const { items } = await answer<{ items: Told[] }>(readings('mara'));
  await answer(readings('mara'));
  expect(items.map(({ judge, scores }) => [judge, scores])).toEqual([1, 2, 3, 4, 5, 6].map((n) => [`Judge ${n}`, 6]));
  const run = (await world.ports.results.scoring(round.id))!.ready!;
  const stored = (await world.ports.results.judge(round.id, run, judges[0]!))!;
  expect(items[0]!.agreement).toBe(stored.agreement);
  expect(items[0]).toMatchObject({ judgeId: judges[0], severity: stored.severity, words: { severity: 'Stricter than the average judge', little: false } });
  // 36 scores of 12 entries by 6 judges do not carry the reading order
  expect([items[0]!.drift, items[0]!.words.drift]).toEqual([undefined, 'Too little to compare']);
  expect(await looksAtJudges()).toEqual([{ by: people.mara.id, refs: { run } }]);
});

test('a large panel is read a page at a time, each judge once, in the order of the names over all pages', async () => {
  const scoring = (await world.ports.results.scoring(round.id))!;
  const { panel, judge } = world.ports.results;
  const [one, whole] = [(await judge(round.id, scoring.ready!, judges[0]!))!, (await panel(round.id, scoring.ready!))!];
  const many = await panelIn(world, challenge, 130, 20);
  await world.ports.results.keep(round.id, 'large', { entries: [], judges: many.map((personId) => ({ ...one, personId })), panel: whole, ranking: [] });
  await world.ports.results.saveScoring({ ...scoring, run: 'large', ready: 'large', version: scoring.version + 1 });
  type Page = { items: { judgeId: string; judge: string }[]; next?: string };
  const page = (after?: string) => answer<Page>(world.as('mara').get(`/results/${challenge.id}/judges${after ? `?cursor=${encodeURIComponent(after)}` : ''}`));
  const first = await page();
  const second = await page(first.next);
  const seen = [...first.items, ...second.items];
  expect([seen.length, second.next]).toEqual([130, undefined]);
  expect(new Set(seen.map(({ judgeId }) => judgeId))).toEqual(new Set(many));
  expect(seen.map((row) => row.judge)).toEqual(seen.map((row) => row.judge).toSorted((a, b) => a.localeCompare(b, 'en')));
  await world.ports.results.saveScoring({ ...scoring, version: scoring.version + 2 });
  const readings = await page();
  expect(readings.items.map(({ judgeId }) => judgeId).toSorted()).toEqual(judges.toSorted());
});

test('the same scores give the same result, whichever run works them out', async () => {
  const before = await results();
  await workOut(world, challenge);
  const after = await results();
  expect(after.rows).toEqual(before.rows);
  expect(after.panel).toEqual(before.panel);
});

test('every mark is a line of a table, under the names of the published file', async () => {
  const { url } = await answer<{ url: string }>(world.as('mara').get(`/results/${challenge.id}/marks`));
  const { stream } = await world.fileStore.send(url.split('/').at(-1)!);
  const lines = Buffer.concat(await stream.toArray()).toString('utf8').trim().split('\r\n');
  expect([lines.length, lines[0]!.split(',').slice(0, 4)]).toEqual([1 + 36 * 4, ['entry', 'judge', 'position in the judge’s order', 'criterion']]);
  expect(lines[1]).toMatch(/^[0-9A-Z]{6},judge-[0-9a-f]{12},\d+,public-value,\d+,1,5,[1-5],\d/);
  expect(lines.join(' ')).not.toMatch(/per_|ent_/);
});

test('an older run that is told of again changes nothing', async () => {
  const scoring = (await world.ports.results.scoring(round.id))!;
  await scoreRound(world.ports, { id: world.ports.chance.id('act'), at: '2027-01-01T00:00:00.000Z', about: challenge.id });
  expect(await world.ports.results.scoring(round.id)).toEqual(scoring);
});

test('a judge reads how their marks compare once the decisions stand, and the published file computes to itself', async () => {
  const { rows } = await results();
  // two entries may share the first rank, and the prize has one place
  for (const [i, { entryId }] of rows.entries()) {
    await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome: i === 0 ? 'winner' : 'not-selected', prizeId: 'grand', reason: 'As scored.', feedback: '' }, { version: 0 }));
  }
  const mine = (await world.ports.results.judge(round.id, (await world.ports.results.scoring(round.id))!.ready!, judges[0]!))!;
  expect(mine.severity).toBeLessThan(-5);
  expect(await answer(world.as().get(`/winners/${challenge.slug}/bundle`), 409)).toMatchObject({ detail: 'The results are not out yet.' });
  const shown = async () => (await answer<{ record?: object }>(world.as('mara').get(`/results/${challenge.id}`))).record;
  expect(await shown()).toBeUndefined();
  expect(await answer(getFull('mara'), 409)).toMatchObject({ detail: 'The results are not out yet. The full file is there once they are.' });
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  const ahead = await shown();
  expect(await figuresTold(rows[0]!.entryId), 'what the entry got, criterion by criterion, in the words of the scale').toMatchObject({
    place: 1, of: 12, score: rows[0]!.standing!.adjusted, rankInterval: rows[0]!.standing!.rankInterval, criteria: [{ name: 'Public value', words: expect.stringMatching(/^(between )?\d/) }, {}, {}, {}],
  });
  expect(await answer(world.as('mara').post(`/results/${challenge.id}/score`), 409)).toMatchObject({ code: 'conflict' });
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  const { record } = await answer<{ record: { total: number; rows: { code: string; title: string; outcome: string; place: number; withoutOneJudge: [number, number]; robustPlace: number }[]; panel: object } }>(world.as().get(`/winners/${challenge.slug}`));
  expect([ahead, await shown()]).toEqual([record, record]);
  expect([record.total, record.rows.filter(({ title }) => title !== '').length, record.rows[0]!.place]).toEqual([12, 1, 1]);
  expect(record.rows.map(({ withoutOneJudge, robustPlace }) => [withoutOneJudge, robustPlace])).toEqual(rows.map(({ standing }) => [standing!.withoutOneJudge, standing!.robustPlace]));
  expect(JSON.stringify(record)).not.toMatch(/ent_|per_/);
  await world.writeRecord();
  const { items: [leaf] } = await answer<{ items: { index: number }[] }>(world.as().get(`/record/challenges/${challenge.slug}?act=result.published`));
  const { pub } = JSON.parse((await answer<{ leaf: string }>(world.as().get(`/record/leaves/${leaf!.index}`))).leaf) as { pub: { record: string } };
  const file = await (await world.as().get(`/winners/${challenge.slug}/record`)).text();
  expect(createHash('sha256').update(file).digest('hex'), 'the file that the leaf of the results names').toBe(pub.record);
  expect(JSON.parse(file)).toMatchObject(record);
  const { rounds, results: found } = world.ports;
  const [decisions, entries, panel] = [rounds.decisions, found.entries, found.panel];
  const unread = () => Promise.reject(new Error('what the public reads is written once'));
  Object.assign(rounds, { decisions: unread });
  Object.assign(found, { entries: unread, panel: unread });
  expect((await answer<{ record: object }>(world.as().get(`/winners/${challenge.slug}`))).record).toEqual(record);
  Object.assign(rounds, { decisions });
  Object.assign(found, { entries, panel });
  const text = await textOfBundle();
  const named = { digest: (JSON.parse(text) as { digest: string }).digest, fileHash: createHash('sha256').update(text).digest('hex') };
  expect([record.panel, await answer(world.as().get(`/winners/${challenge.slug}/bundle`))], 'a reader who hashes the download finds its value').toEqual([expect.objectContaining(named), expect.objectContaining(named)]);
  expect(stepsOf(recomputed(text))).toEqual(['Format same', 'Digest same', 'Seed same', 'Scores same', 'Places same']);
  expect(stepsOf(recomputed(text.replace(/"marks":\[(\d)/, (_, mark: string) => `"marks":[${mark === '1' ? 2 : 1}`)))).toEqual(expect.arrayContaining(['Digest different', 'Scores different']));
  const told = JSON.parse(text) as { results: { entries: { withoutOneJudge: [number, number]; robustPlace: number }[] } };
  told.results.entries[0]!.withoutOneJudge[1] += 1;
  told.results.entries[1]!.robustPlace += 1;
  expect(recomputed(`${JSON.stringify(told)}\n`).steps.flatMap(({ differences }) => differences.map(({ where }) => where.split(' ')[0]))).toEqual(['digest', 'results.entries.0.withoutOneJudge.1', 'results.entries.1.robustPlace']);
  for (const id of [...judges, ...entryIds]) expect(text).not.toContain(id);
});

test('who could read what is in the full file alone: a manager gets it, that is on record, and its hash stands in the published one', async () => {
  const looks = async () => (await world.ports.acts.about(challenge.id)).items.filter(({ kind }) => kind === 'results.full-file-read').map(({ by }) => by);
  const [published, before] = [await textOfBundle(), await looks()];
  expect(await Promise.all([getFull(), getFull('paul'), getFull('nora'), getFull('vera'), getFull('lena')].map(async (reply) => (await reply).status))).toEqual([401, 403, 404, 404, 404]);
  expect([before, await looks()]).toEqual([[], []]);
  const full = await textAt(await answer<{ url: string }>(getFull('mara')));
  expect(await looks()).toEqual([people.mara.id]);
  const both = recomputeBoth({ name: 'result.json', bytes: Buffer.from(published) }, { name: 'full.json', bytes: Buffer.from(full) }, world.ports.sha256) as ToldOutcome[];
  expect(both.map(stepsOf)[1]).toEqual(['Format same', 'Digest same', 'Seed same', 'Assignment same', 'Certificate same', 'Scores same', 'Places same', 'Seal same']);
  const { bundle, salt } = JSON.parse(full) as { bundle: { seed: { inputs: string; seed: string }; inputs: { conflicts: string[] } }; salt: string };
  for (const hidden of [salt, bundle.seed.inputs, bundle.seed.seed, ...bundle.inputs.conflicts]) expect([full.includes(hidden), published.includes(hidden)]).toEqual([true, false]);
});

test('results that were worked out only after they were published are read all the same', async () => {
  const scoring = (await world.ports.results.scoring(round.id))!;
  const record = (await world.ports.results.published(round.id))!;
  await world.store.write([{ remove: at.decisionRecord(round.id) }]);
  expect(await answer(world.as().get(`/winners/${challenge.slug}/bundle`), 409)).toMatchObject({ code: 'conflict' });
  expect(await scoreRound(world.ports, { id: scoring.run, at: scoring.at, about: challenge.id })).toBeUndefined();
  expect(await world.ports.results.published(round.id)).toEqual(record);
});
