import { afterAll, beforeAll, expect, test } from 'vitest';
import { entriesPhase } from '../../../../functions/domain/call/challenge.ts';
import type { Act } from '../../../../functions/domain/act.ts';
import { isOfficial } from '../../../../functions/domain/record/leaf/official-acts.ts';
import { isNamed } from '../../../../functions/domain/record/leaf/leaf.ts';
import { drainOutbox } from '../../../../functions/jobs/drain-outbox.ts';
import { resultFiles } from '../../../../functions/use-cases/result-files.ts';
import { tellEarlier } from '../../../../functions/use-cases/system/earlier/tell-earlier.ts';
import { announceDue } from '../../../../functions/use-cases/system/plan-dues.ts';
import { scoreAs } from '../../../support/panel.ts';
import { publishResult, scoredRound } from '../../../support/published.ts';
import { readLog, readStory } from '../../../support/record/folder.ts';
import { withoutRecord } from '../../../support/record/unrecorded.ts';
import { openAgency, openChallenge, type Opened } from '../../../support/stage.ts';
import { answer, makeWorld, type World } from '../../../support/world.ts';

let world: World;
let challenge: Opened;
let still: string;
const always = { hasTime: () => true };
const told: Record<string, unknown>[] = [];
const tell = (pace = always) => tellEarlier(world.ports, (line) => told.push(line), pace);
const drain = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const actsOf = async (id: string): Promise<Act[]> => {
  const all: Act[] = [];
  for (let page = await world.ports.acts.about(id); ; page = await world.ports.acts.about(id, page.next)) {
    all.push(...page.items);
    if (!page.next) return all;
  }
};

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T14:00:00.000Z');
  still = (await openChallenge(world, (await openAgency(world, 'later')).id)).id;
  challenge = await scoredRound(world);
  const round = (await world.ports.rounds.current(challenge.id))!;
  const [judge] = await world.ports.judges.ofChallenge(challenge.id);
  world.clock.pass(60_000);
  // saved once more: of the first time only that it was is kept
  await scoreAs(world, round, judge!.personId, () => 3, 'saved');
  const { closesAt } = entriesPhase((await world.ports.challenges.find(challenge.id))!)!;
  await announceDue(world.ports, { challengeId: challenge.id, kind: 'challenge.closed', hours: 0, at: new Date(Date.parse(closesAt) + 1).toISOString() });
  await publishResult(world, challenge);
  await drain();
  world.clock.pass(60_000);
  await drain();
  await withoutRecord(world);
  world.clock.pass(3_600_000);
}, 120_000);
afterAll(() => world?.stop());

test('the log does not begin until acts from before it wait for it; a job that was cut off goes on where it was', async () => {
  await world.writeRecord();
  expect([(await world.ports.ledger.head()).size, world.logged.at(-1)]).toEqual([0, { level: 'info', message: 'the record waits until acts from before it are told' }]);
  let looks = 0;
  await tell({ hasTime: () => (looks += 1) <= 1 });
  const halfway = (await world.ports.ledger.earlier())!;
  expect([halfway.done, halfway.after]).toEqual([false, [challenge.id, still].toSorted()[0]]);
  await world.writeRecord();
  expect((await world.ports.ledger.head()).size).toBe(0);
  await tell();
  const state = (await world.ports.ledger.earlier())!;
  expect([state.done, state.untold, told.at(-1)]).toEqual([true, 0, { level: 'info', message: 'acts from before the record are told', told: state.told, untold: 0 }]);
});

test('every official act stands in the log once, in the order of time, marked as told later, at the time it happened', async () => {
  for (const _ of [1, 2]) await world.writeRecord();
  const { findings, leaves: [opened, ...leaves] } = readLog(world.record.folder);
  expect(findings).toEqual([]);
  expect(leaves.filter((leaf) => leaf.backfilled !== true || leaf.at > opened!.at)).toEqual([]);
  const acts = new Map([...(await actsOf(challenge.id)), ...(await actsOf(still))].map((act) => [act.id, act]));
  const official = [...acts.values()].filter(({ kind }) => isOfficial(kind) || kind === 'challenge.closed').map(({ id }) => id);
  const revealed = leaves.filter(isNamed).filter(({ act }) => act === 'scores.revealed').map(({ id }) => id);
  expect(leaves.map(({ id }) => id).toSorted()).toEqual([...official, ...revealed].toSorted());
  const times = leaves.filter(({ id }) => acts.has(id) && acts.get(id)!.kind !== 'challenge.closed').map(({ id }) => acts.get(id)!.at);
  expect(times).toEqual(times.toSorted());
});

test('the story they tell holds, to the result that follows from the scores that were revealed', async () => {
  const round = (await world.ports.rounds.current(challenge.id))!;
  const record = (await world.ports.results.published(round.id))!;
  const bundle = (await world.ports.fileStore.read(resultFiles(record.run).bundle))!;
  const { findings, unchecked } = readStory(world.record.folder, [{ name: 'result.json', bytes: bundle }, { name: 'record.json', bytes: new TextEncoder().encode(JSON.stringify(record)) }]);
  expect({ findings, unchecked }).toEqual({ findings: [], unchecked: [expect.stringContaining('the codes of those not selected stay sealed')] });
});

test('of a score that was changed since, only whose it was and on what is sealed; as many digests stand there as in others', async () => {
  const saved = (await actsOf(challenge.id)).filter(({ kind }) => kind === 'evaluation.saved').toReversed();
  const twice = saved.filter(({ refs }, n) => saved.findIndex((one) => one.refs['judge'] === refs['judge'] && one.refs['entry'] === refs['entry']) !== n);
  expect(twice.length).toBeGreaterThan(0);
  const { leaves } = readLog(world.record.folder);
  const counts = new Map(leaves.filter(isNamed).map(({ id, act, _sd }) => [id, { act, digests: _sd.length }]));
  for (const { id, refs } of twice) {
    const first = saved.find((one) => one.refs['judge'] === refs['judge'] && one.refs['entry'] === refs['entry'])!;
    const names = (await world.ports.ledger.disclosures(String(refs['judge']), challenge.id, first.id)).map((text) => (JSON.parse(Buffer.from(text, 'base64url').toString()) as string[])[1]);
    expect(new Set(names)).toEqual(new Set(['entry', 'judge']));
    expect([counts.get(first.id), counts.get(id)]).toEqual([{ act: 'score.committed', digests: counts.get(id)!.digests }, { act: 'score.corrected', digests: counts.get(first.id)!.digests }]);
  }
});

test('entries and evaluations lead to their acts from then on, and what happens later is told in its time', async () => {
  const [sent] = (await actsOf(challenge.id)).filter(({ kind }) => kind === 'entry.sent');
  expect((await world.ports.entries.sent(String(sent!.refs['entry']), 1))!.manifest.act).toBe(sent!.id);
  const before = readLog(world.record.folder).leaves.length;
  await tell();
  await answer(world.as('mara').post(`/calls/${still}/cancel`, { reason: 'The budget was cut.' }));
  await world.writeRecord();
  const { leaves } = readLog(world.record.folder);
  expect([leaves.length - before, leaves.at(-1)!.backfilled, readStory(world.record.folder).findings]).toEqual([1, undefined, []]);
});

test('a log that has begun stays as it is', async () => {
  const fresh = await makeWorld();
  try {
    await fresh.writeRecord();
    await withoutRecord(fresh);
    const { size } = await fresh.ports.ledger.head();
    await fresh.ports.ledger.win({ version: 0, size: 0, root: (await fresh.ports.ledger.head()).root }, { version: 1, size: 1, root: 'x', staging: 'y' });
    await tellEarlier(fresh.ports, (line) => fresh.logged.push(line), always);
    expect([size, await fresh.ports.ledger.earlier()]).toEqual([0, { since: fresh.clock.now(), told: 0, untold: 0, done: true }]);
  } finally {
    await fresh.stop();
  }
});
