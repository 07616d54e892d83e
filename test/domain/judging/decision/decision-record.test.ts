import { expect, test } from 'vitest';
import { recordOf } from '../../../../functions/domain/judging/decision/decision-record.ts';
import { marksByCriterion } from '../../../../functions/domain/judging/evaluation/criterion-marks.ts';
import type { Judged } from '../../../../functions/domain/judging/bundle/bundle-form.ts';
import { departures, departureWords } from '../../../../functions/domain/judging/decision/departures.ts';
import { Decision } from '../../../../functions/domain/judging/decision/decision.ts';
import { publicDecisions } from '../../../../functions/domain/judging/decision/prizes.ts';
import type { EntryResult, PanelResult } from '../../../../functions/domain/judging/result/result.ts';
import { Criterion } from '../../../../functions/domain/call/rubric.ts';
import { Override } from '../../../../functions/domain/judging/chair/override.ts';
import { Waiver } from '../../../../functions/domain/judging/progress/waiver.ts';
import { idBytes, makeId } from '../../../../functions/domain/id.ts';

const id = (kind: 'entry' | 'challenge' | 'team', n: number) => makeId(kind, Uint8Array.from({ length: idBytes }, () => n));
const panel: PanelResult = { method: 'adjusted', judges: 4, scored: 1, components: 1, leftOut: 4, criteria: [{ id: 'need', count: 4, mean: 2.5, apart: 0.5, alpha: 0.4, marks: [{ score: 2, count: 3 }, { score: 4, count: 1 }] }], cuts: [], digest: 'abc', sealed: true };
const entries: EntryResult[] = [{ entryId: id('entry', 1), scores: 3, place: 1, shared: false, score: 70, raw: 68, adjusted: 70, judgeMix: 2, expectedRank: 1.3, topChances: [0.8], robustPlace: 1, withoutOneJudge: [1, 2] }];
const decisions = [Decision.parse({
  challengeId: id('challenge', 1), entryId: id('entry', 1), teamId: id('team', 1), code: 'AB12', title: 'Kerbs', teamName: 'Kerb Cut', outcome: 'winner', reason: 'Best.', stagedBy: 'per_1', stagedAt: '2027-02-13T10:00:00.000Z', version: 1,
})];

const rubric = [Criterion.parse({ id: 'need', name: 'Need', question: 'How much?', weight: 100, levels: [4, 2, 3].map((score) => ({ score, label: `L${score}`, anchor: '' })) })];
const waivers = [Waiver.parse({ roundId: makeId('round', new Uint8Array(idBytes)), challengeId: id('challenge', 1), entryId: id('entry', 1), missing: 1, reason: 'A judge fell ill.', by: 'per_1', at: '2027-02-13T10:00:00.000Z', version: 1 })];

const tally = (ballots: number) => ({ ballots, order: [{ entryId: id('entry', 1), code: 'AB12', place: 1, shared: false, pairsWon: 1, sure: 'Place 1, surely.' }], pairs: [{ one: 'AB12', other: 'CD34', forOne: 3, forOther: 0, even: 0 }] });
const rooms = [3, 2].map((ballots) => ({ question: 'Which helps more?', codes: ['AB12', 'CD34'], minutes: { text: 'It runs.', by: id('entry', 1), at: '2027-02-13T10:00:00.000Z' }, tally: tally(ballots) }));

test('of a small panel the record tells nothing that points at one judge; of a larger one it does', () => {
  const cut = { k: 1, selected: [], expectedRight: 0.8, contested: 0, fragile: [] };
  const grand = [{ id: 'grand', name: 'Grand prize', places: 1, cents: 5000, other: '' }];
  const shown = (sealed: boolean) => recordOf({ proposals: 1, draws: 0, byLot: true, commitment: 'c' }, 'run', { panel: { ...panel, sealed, cuts: [cut] }, entries, decisions, tiers: grand, rubric, drawPromised: false, waivers, overrides: [], rooms });
  const row = { code: 'AB12', title: 'Kerbs', outcome: 'winner', place: 1, shared: false, score: 70, expectedRank: 1.3, scores: 3, robustPlace: 1 };
  expect(shown(true).rows).toEqual([row]);
  expect(shown(false).rows).toEqual([{ ...row, raw: 68, judgeMix: 2, topChances: [0.8], withoutOneJudge: [1, 2] }]);
  expect([shown(true).cuts, shown(false).cuts]).toEqual([[], [{ k: 1, prizes: ['Grand prize'] }]]);
  const need = { name: 'Need', weight: 100, count: 4, mean: 2.5 };
  expect(shown(true).criteria).toEqual([{ ...need, marks: [] }]);
  expect(shown(false).criteria).toEqual([{ ...need, apart: 0.5, alpha: 0.4, marks: [{ score: 2, label: 'L2', count: 3 }, { score: 3, label: 'L3', count: 0 }, { score: 4, label: 'L4', count: 1 }] }]);
  expect(shown(false).waived).toEqual([{ code: 'AB12', missing: 1, reason: 'A judge fell ill.' }]);
});

test('the record tells each override beside what was computed, and where everybody stands by it; one that was taken back is not told', () => {
  const two = [...entries, { ...entries[0]!, entryId: id('entry', 2), place: 2, score: 60, adjusted: 60, raw: 60 }];
  const decided = [...decisions, Decision.parse({ ...decisions[0], entryId: id('entry', 2), code: 'CD34', title: 'Ramps', outcome: 'not-selected' })];
  const override = Override.parse({
    roundId: makeId('round', new Uint8Array(idBytes)), challengeId: id('challenge', 1), entryId: id('entry', 2), run: 'run', computed: { place: 2, shared: false, score: 60 }, place: 1, reason: 'It runs already.', by: 'per_1', at: '2027-02-13T10:00:00.000Z', version: 1,
  });
  const shown = (overrides: Override[]) => recordOf({ proposals: 1, draws: 0, byLot: true, commitment: 'c' }, 'run', { panel, entries: two, decisions: decided, tiers: [], rubric, drawPromised: false, waivers, overrides, rooms });
  const told = shown([override]);
  expect(told.overrides).toEqual([{ code: 'CD34', computed: 2, score: 60, place: 1, reason: 'It runs already.', at: '2027-02-13T10:00:00.000Z' }]);
  expect(told.rows.map(({ code, place, chairPlace, chairShared }) => [code, place, chairPlace, chairShared])).toEqual([['AB12', 1, 2, false], ['CD34', 2, 1, false]]);
  expect(shown([{ ...override, takenBack: { by: 'per_1', at: '2027-02-13T11:00:00.000Z', reason: 'It does not.' } }])).toEqual(shown([]));
});

test('of a deliberation the record tells the minutes, and what the ballots say together only where there are enough of them', () => {
  const { deliberations } = recordOf({ proposals: 1, draws: 0, byLot: true, commitment: 'c' }, 'run', { panel, entries, decisions, tiers: [], rubric, drawPromised: false, waivers, overrides: [], rooms });
  const said = { question: 'Which helps more?', codes: ['AB12', 'CD34'], minutes: 'It runs.' };
  expect(deliberations).toEqual([{ ...said, ballots: 3, order: [{ code: 'AB12', place: 1, shared: false, sure: 'Place 1, surely.' }] }, { ...said, order: [] }]);
});

test('of a demo day the record tells the order beside the scores, and of one with few judges nothing', () => {
  const compared = { judges: 5, comparisons: 9, rows: [{ entryId: id('entry', 1), place: 2, shared: false, rankInterval: [1, 3] as [number, number] }] };
  const shown = (demoDay: PanelResult['demoDay']) => recordOf({ proposals: 1, draws: 0, byLot: true, commitment: 'c' }, 'run', { panel: { ...panel, demoDay }, entries, decisions, tiers: [], rubric, drawPromised: false, waivers, overrides: [], rooms, compared });
  const told = shown('open');
  expect([told.demoDay, told.rows[0]!.place, told.rows[0]!.day]).toEqual([{ judges: 5, comparisons: 9 }, 1, { place: 2, shared: false, rankInterval: [1, 3] }]);
  for (const record of [shown('sealed'), shown(undefined)]) expect([record.demoDay, record.rows[0]!.day]).toEqual([undefined, undefined]);
});

test('marks are counted by criterion, and how far judges of one entry differ is pooled over the entries they share', () => {
  const rules = { criteria: [{ id: 'need', weight: 100, low: 1, high: 5 }] } as Judged['rules'];
  const scores = [[0, 0, 2], [0, 1, 4], [1, 0, 3], [1, 1, 3], [2, 0, 5]].map(([entry, judge, mark]) => ({ entry: entry!, judge: judge!, marks: [mark!] }));
  expect(marksByCriterion({ rules, scores })).toEqual([{ id: 'need', count: 5, mean: 3.4, apart: 1, marks: [{ score: 2, count: 1 }, { score: 3, count: 2 }, { score: 4, count: 1 }, { score: 5, count: 1 }] }]);
  expect(marksByCriterion({ rules, scores: [] })).toEqual([]);
});

const row = (code: string, place: number, outcome?: string, prizeId = '') => ({ code, place, outcome, prizeId });
const tiers = [{ id: 'grand', name: 'Grand prize', cents: 5000 }, { id: 'second', name: 'Second prize', cents: 2000 }, { id: 'small', name: 'Small town prize', cents: 2000 }];

test('a decision that leaves the order of the scores is told with the places it leaves; one that follows it is not', () => {
  const found = departures([row('A', 1, 'not-selected'), row('B', 2, 'not-selected'), row('C', 3, 'finalist'), row('D', 4, 'not-selected'), row('E', 0, 'winner', 'grand')], tiers);
  expect([found, found.map(departureWords)]).toEqual([[{ code: 'C', place: 3, prize: '', over: ['A', 'B'], more: 0 }], ['C, in place 3, was selected before A and B, which stand above it by the scores.']]);
  expect(departures([row('A', 1, 'winner', 'grand'), row('B', 1, 'not-selected'), row('C', 2, 'not-selected')], tiers)).toEqual([]);
  expect(departures([row('A', 1, 'winner', 'grand'), row('B', 2, 'winner', 'second'), row('C', 3, 'winner', 'small'), row('D', 4, 'finalist'), row('E', 5)], tiers)).toEqual([]);
  expect(departures([row('A', 1), row('B', 2, 'winner', 'grand')], tiers), 'nobody decided on A yet').toEqual([]);
});

test('a prize that went past finalists, or past the winner of a smaller one, is told with its name and with all it went past', () => {
  const found = departures([row('A', 1, 'winner', 'second'), row('B', 2, 'winner', 'grand'), row('C', 3, 'finalist'), row('D', 4, 'finalist'), row('E', 5, 'not-selected'), row('F', 6, 'winner', 'small')], tiers);
  expect(found.map(departureWords)).toEqual([
    'B, in place 2, was selected for “Grand prize” before A, which stands above it by the scores and got no prize of that rank.',
    'F, in place 6, was selected for “Small town prize” before C, D, and E, which stand above it by the scores and got no prize of that rank.',
  ]);
  expect(departureWords({ code: 'Z', place: 9, prize: '', over: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'], more: 0 })).toBe('Z, in place 9, was selected before A, B, C, D, E, F, and 2 more, which stand above it by the scores.');
});

test('however many were passed over, six are named and the rest counted; a record lists a hundred of those selected, and says how many there are', () => {
  const many = Array.from({ length: 2000 }, (_, n) => row(`N${String(n).padStart(4, '0')}`, n + 1, n < 1700 ? 'not-selected' : 'finalist'));
  const found = departures(many, tiers);
  expect([found.length, found[0], found.at(-1)!.more]).toEqual([300, { code: 'N1700', place: 1701, prize: '', over: ['N0000', 'N0001', 'N0002', 'N0003', 'N0004', 'N0005'], more: 1694 }, 1694]);
  expect(departureWords(found[0]!)).toBe('N1700, in place 1701, was selected before N0000, N0001, N0002, N0003, N0004, N0005, and 1,694 more, which stand above it by the scores.');
  const entryOf = (n: number) => makeId('entry', Uint8Array.from({ length: idBytes }, (_, at) => Math.floor(n / 10 ** at) % 10));
  const all = many.map(({ place }, n) => ({ ...entries[0]!, entryId: entryOf(n), place }));
  const decided = many.map(({ code, outcome }, n) => ({ ...decisions[0]!, entryId: entryOf(n), code, outcome: outcome as Decision['outcome'], prizeId: '' }));
  const gone = all.map(({ entryId }) => ({ ...waivers[0]!, entryId }));
  const record = recordOf({ proposals: 1, draws: 0, byLot: true, commitment: 'c' }, 'run', { panel, entries: all, decisions: decided, tiers: [], rubric, drawPromised: false, waivers: gone, overrides: [], rooms });
  expect([record.departures.length, record.departed, record.waived.length, record.waivedCount, JSON.stringify(record).length < 100_000]).toEqual([100, 300, 100, 2000, true]);
});

test('finalists stand in the order of their places, after the prizes', () => {
  const one = (code: string, outcome: Decision['outcome'], title: string) => ({ ...decisions[0]!, code, outcome, title });
  const all = [one('C', 'finalist', 'Air'), one('B', 'finalist', 'Bus'), one('A', 'winner', 'Zoo'), one('D', 'finalist', 'Car')];
  expect(publicDecisions(all.map((each) => (each.code === 'A' ? { ...each, cents: 100 } : each)), [], new Map([['A', 9], ['B', 4], ['C', 6], ['D', 5]])).map(({ code }) => code)).toEqual(['A', 'B', 'D', 'C']);
});
