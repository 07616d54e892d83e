import { at } from '../../functions/adapters/dynamodb/table.ts';
import type { Decision } from '../../functions/domain/judging/decision/decision.ts';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import type { Evaluation } from '../../functions/domain/judging/evaluation/evaluation.ts';
import { rankingOf } from '../../functions/domain/judging/result/ranking.ts';
import type { EntryResult, PanelResult } from '../../functions/domain/judging/result/result.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { testChance } from './chance.ts';
import { crowdOf, inBatches } from './crowd.ts';
import { marks } from './judging.ts';
import { panelIn } from './panel.ts';
import { openAgency, openChallenge, type Opened } from './stage.ts';
import type { World } from './world.ts';

const text = (about: string, length: number) => `${about} `.repeat(Math.ceil(length / about.length)).slice(0, length);
const planted = '2027-02-01T15:00:00.000Z';
const now = '2027-02-13T15:00:00.000Z';
const panel: PanelResult = { method: 'plain', judges: 1, scored: 0, components: 1, criteria: [], cuts: [], digest: '', sealed: false };

const evaluationsOf = (challenge: Opened, roundId: string, judges: string[], reviews: number, entry: Entry, n: number): Evaluation[] =>
  Array.from({ length: reviews }, (_, r) => ({
    roundId, challengeId: challenge.id, judgeId: judges[(n + r * 7) % judges.length]!, entryId: entry.id, sentVersion: 1, batch: 'bat_planted', order: 1 + n, state: 'saved', marks: marks(1 + ((n + r) % 5)),
    comments: {}, note: text('It is worth a talk.', 200), feedback: text('Say earlier what it costs.', 600), composite: 25 * ((n + r) % 5), savedAt: planted, touchedAt: planted, version: 2,
  }) as Evaluation);

const resultOf = (entry: Entry, n: number, of: number, reviews: number): EntryResult => {
  const score = 100 - (100 * n) / of;
  return {
    entryId: entry.id, scores: reviews, place: n + 1, shared: false, score, raw: score, adjusted: score, judgeMix: 0.123456, interval: [score - 6.123456, score + 6.123456], expectedRank: n + 1.123456, rankInterval: [Math.max(1, n - 40), n + 40],
    topChances: [0.123456, 0.234567], beatsNext: 0.512345, robustPlace: n + 1, withoutOneJudge: [n + 1, n + 3],
    given: { scores: Array.from({ length: reviews }, (_, r) => score + r / 3), criteria: { 'public-value': 3.2, feasibility: 3.4, 'right-tool': 2.6, privacy: 3.8 } },
  };
};

const decisionOf = (challenge: Opened, entry: Entry, n: number, at: string): Decision => ({
  challengeId: challenge.id, entryId: entry.id, teamId: entry.teamId, code: entry.code, title: entry.title, teamName: `Team ${n}`, outcome: n === 0 ? 'winner' : 'not-selected', prizeId: n === 0 ? 'grand' : '', cents: 0, place: n === 0 ? 1 : 0,
  reason: 'As scored.', feedback: text('Say earlier what it costs.', 3000), stagedBy: 'mara', stagedAt: at, version: 1,
});

/** Results as a job would write them: the first entry stands first, and no two share a place. */
export const plantResults = async ({ results }: Pick<Ports, 'results'>, { id, challengeId }: { id: string; challengeId: string }, entries: Entry[], reviews: number): Promise<void> => {
  const run = testChance.id('act');
  const found = entries.map((entry, n) => resultOf(entry, n, entries.length, reviews));
  await results.keep(id, run, { entries: found, judges: [], panel: { ...panel, scored: entries.length, total: entries.length, contested: [] }, ranking: rankingOf(found, entries.map((entry) => ({ entryId: entry.id, code: entry.code }))) });
  await results.saveScoring({ roundId: id, challengeId, run, at: now, done: 0, of: 0, ready: run, readyAt: now, version: 1 });
};

/** A closed round of many entries, scored, worked out and decided, written through the ports: each entry with so many reviews in a few hundred words. */
export const closedRound = async (world: World, count: number, { reviews = 5, judges = 10, changes = {} as Record<string, object>, slug = `crowd-${count}` } = {}): Promise<{ challenge: Opened; entries: Entry[] }> => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const challenge = await openChallenge(world, (await openAgency(world, slug)).id, changes);
  const entries = await crowdOf(world, challenge, count, { sent: true });
  const members = await panelIn(world, challenge, judges, 1000 * count);
  const id = testChance.id('round');
  await world.store.put({
    ...at.round(challenge.id, id), _t: 'round', _v: 1, id, challengeId: challenge.id, phaseId: 'judging', rulesVersion: 1, blind: true, othersVisible: 'never', reviewsPerEntry: reviews, mostPerJudge: 60, quorum: 2,
    opensAt: '2027-01-17T14:00:00.000Z', closesAt: '2027-02-12T22:00:59.999Z', publishedBatch: 'bat_planted', publishedAt: '2027-01-17T15:00:00.000Z', entryCount: count, judgeCount: judges, version: 2,
  });
  await inBatches(entries, (entry, n) => world.ports.evaluations.assign(evaluationsOf(challenge, id, members, reviews, entry, n)));
  await plantResults(world.ports, { id, challengeId: challenge.id }, entries, reviews);
  for (let start = 0; start < count; start += 90) {
    const some = entries.slice(start, start + 90).map((entry, n) => decisionOf(challenge, entry, start + n, now));
    await world.ports.rounds.stage(some, { id: testChance.id('act'), kind: 'decision.staged', about: challenge.id, by: 'mara', at: now, refs: {} });
  }
  world.clock.set(now);
  return { challenge, entries };
};
