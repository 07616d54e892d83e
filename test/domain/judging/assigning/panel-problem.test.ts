import { expect, test } from 'vitest';
import { assignJudges } from '../../../../functions/domain/judging/assigning/assign-judges.ts';
import { previewAssignment } from '../../../../functions/domain/judging/assigning/assignment-preview.ts';
import { pairName, panelProblem, type Panel } from '../../../../functions/domain/judging/assigning/panel-problem.ts';
import { whyThisJudge } from '../../../../functions/domain/judging/assigning/why-this-judge.ts';
import { designWords, nearnessWords, warningWords } from '../../../../functions/domain/judging/assigning/preview-words.ts';
import { streamsOf } from '../../../../functions/domain/judging/numbers/chance.ts';
import { sha256, streams } from '../scores/contests.ts';
import { brokenRules } from './problems.ts';

const judges = ['ann', 'bo', 'cy', 'di', 'ed', 'fay'].map((id, at) => ({ id, organization: ['City', 'city ', '', 'Lab', '', 'Uni'][at]!, areas: [['health'], ['health'], [], ['homes'], ['homes'], ['homes']][at]!, least: 0, most: 5 }));
const entries = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'].map((id, at) => ({ id, area: at < 3 ? 'health' : 'homes', reviews: 2 }));
const panel: Panel = { judges, entries, barred: new Set([pairName('ann', 'e1')]), apart: false, balance: 20 };
const rules = { steering: { rounds: 0 }, randomize: false };

test('a panel becomes numbers in the order of ids: conflicts are no candidates, organizations are compared without case or spaces', () => {
  const { problem, judgeIds, entryIds, home } = panelProblem(panel);
  expect([judgeIds, entryIds, [...problem.group], problem.judge.length]).toEqual([['ann', 'bo', 'cy', 'di', 'ed', 'fay'], ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'], [0, 0, -1, 1, -1, 2], 35]);
  expect([[...problem.affinity.subarray(0, 5)], [...home.entry], [...home.judge]]).toEqual([[800, 500, 150, 150, 150], [0, 0, 0, 1, 1, 1], [0, 0, -1, 1, 1, 1]]);
  expect(panelProblem({ ...panel, judges: judges.toReversed(), entries: entries.toReversed() })).toEqual(panelProblem(panel));
  expect(panelProblem({ ...panel, apart: true }).problem.judge.length).toBe(20);
  const renamed = judges.map((judge) => ({ ...judge, organization: judge.organization && `${9 - judge.organization.trim().length} ${judge.organization.trim().toLowerCase()}` }));
  expect(panelProblem({ ...panel, judges: renamed }), 'what an organization is called is nowhere').toEqual(panelProblem(panel));
});

test('no entry gets a barred judge or two of one organization, and each choice can be explained', () => {
  const { problem, judgeIds } = panelProblem(panel);
  const assignment = assignJudges(problem, rules, streams);
  const readers = Array.from({ length: 6 }, (_, i) => Array.from(problem.judge.subarray(problem.first[i], problem.first[i + 1]), (j, at) => (assignment.chosen[problem.first[i]! + at] === 1 ? judgeIds[j]! : '')).filter((id) => id !== ''));
  expect(readers.every((ids) => ids.length === 2 && !(ids.includes('ann') && ids.includes('bo')))).toBe(true);
  expect(readers[0]).not.toContain('ann');
  const pair = Array.from(assignment.chosen.keys()).find((e) => assignment.chosen[e] === 1 && e >= problem.first[1]! && e < problem.first[2]! && problem.affinity[e] === 500)!;
  expect(whyThisJudge(problem, assignment, 1, pair)).toEqual({
    affinity: 500, place: 3, candidates: 6, passed: { full: 0, sameOrganization: 1, drawn: 0, dearer: 0 },
    sentence: 'This judge is the 3rd best fit of 6 who may read the entry. Of those who fit better, 1 was of an organization that already reads it.',
  });
});

test('a drawn pair and one added where the draw left an entry short are told apart, and the preview counts the added ones', () => {
  const { problem } = panelProblem({ ...panel, judges: judges.slice(0, 3), barred: new Set() });
  const found = assignJudges(problem, { ...rules, randomize: true }, streams);
  const why = Array.from(found.chosen.keys()).filter((e) => found.chosen[e] === 1).map((e) => whyThisJudge(problem, found, Math.floor(e / 3), e).sentence);
  const [drawn, added] = ['Drawn by lot. This judge', 'Not drawn by lot, but added because the draw left this entry short. This judge'].map((start) => why.filter((sentence) => sentence.startsWith(start)).length);
  expect([drawn! > 0, added! > 0, drawn! + added!]).toEqual([true, true, why.length]);
  expect(previewAssignment(problem, found, streams).warnings).toContainEqual({ kind: 'pairs-undrawn', pairs: added });
});

test('the preview counts loads and warns of what the design cannot do', () => {
  const { problem } = panelProblem({ ...panel, apart: true, judges: judges.filter(({ id }) => id !== 'cy'), barred: new Set() });
  const found = previewAssignment(problem, assignJudges(problem, rules, streams), streams);
  expect([found.histogram.reduce((a, b) => a + b), found.components, found.warnings]).toEqual([5, 3, [{ kind: 'not-linked', components: 3 }, { kind: 'entries-short', entries: 3 }]]);
});

test('judges of the entry’s own area read it as often as asked for, by lot where it can be and put in where the lot fell short', () => {
  for (const [run, [readers, reviews, wanted, least]] of [[12, 3, 1, 0], [12, 3, 2, 8], [6, 3, 1, 0], [15, 5, 2, 10]].entries() as Iterable<[number, [number, number, number, number]]>) {
    const areas = ['a', 'b', 'c'];
    const { problem, home } = panelProblem({
      judges: Array.from({ length: readers }, (_, j) => ({ id: `j${10 + j}`, organization: '', areas: [areas[j % 3]!], least, most: 20 })),
      entries: Array.from({ length: 36 }, (_, i) => ({ id: `e${10 + i}`, area: areas[(i * i) % 3]!, reviews })), barred: new Set(), apart: false, balance: 4,
    });
    const found = assignJudges(problem, { steering: { rounds: 10, home, experts: { count: wanted, affinity: 800 } }, randomize: true }, streamsOf(sha256, `experts ${run}`));
    expect([run, found.service.expertsMissing, brokenRules(problem, found.chosen), found.missing.every((missing) => missing === 0)]).toEqual([run, 0, [], true]);
  }
});

test('how much will be told apart is said in words', () => {
  expect([0.69, 0.7, 1, 1.01].map((averageDifference) => designWords({ averageDifference }).split(/[.;]/)[0])).toEqual([
    'Once judged, good entries will stand out clearly', 'Once judged, good entries and poor ones can be told apart', 'Once judged, good entries and poor ones can be told apart',
    'Once judged, only the very best and the very worst entries can be told from the rest',
  ]);
});

test('how near the best an assignment is, is said in words', () => {
  expect([{ exact: true, share: 0 }, { exact: false, share: 0.0000001 }, { exact: false, share: 0.0123 }].map((one) => nearnessWords(one, true))).toEqual([
    'Before the lot it was proved that no other assignment suits areas and loads better.', 'Before the lot it was proved that no other assignment suits areas and loads more than 0.001% better.',
    'Before the lot it was proved that no other assignment suits areas and loads more than 1.230% better.',
  ]);
  expect(nearnessWords({ exact: true, share: 0 }, false)).toBe('It is proved that no other assignment suits areas and loads better.');
});

test('a least that cannot be reached and experts that are not there are told', () => {
  const { problem, home } = panelProblem({ ...panel, judges: judges.map((judge) => ({ ...judge, least: 4 })) });
  const steering = { rounds: 3, home, experts: { count: 2, affinity: 800 } };
  const { warnings } = previewAssignment(problem, assignJudges(problem, { steering, randomize: false }, streams), streams);
  expect(warnings.map(warningWords).slice(-3)).toEqual([
    expect.stringMatching(/^\d judges read fewer entries than the least you ask for\. Ask for more reviews of each entry, or lower the least\.$/),
    expect.stringMatching(/^\d reviews that should come from a judge of the entry’s own area come from another judge\. Invite judges/),
    expect.stringMatching(/^\d reviews more should link the areas: /),
  ]);
});

/** As the product draws: by lot, with a fifth of what each judge reads from outside the own area, and an expert where one is asked for. */
const threeAreas = { areas: ['a', 'b', 'c'], readers: 15, sent: 60 };
const drawnAreas = (seed: string, { areas, readers, sent }: typeof threeAreas, experts?: { count: number; affinity: number }, barred: (judge: number, entry: number) => boolean = () => false) => {
  const own = { judges: Array.from({ length: readers }, (_, j) => ({ id: `j${100 + j}`, organization: j % 7 === 0 ? 'City' : '', areas: [areas[j % areas.length]!], least: 0, most: 18 })), entries: Array.from({ length: sent }, (_, i) => ({ id: `e${100 + i}`, area: areas[i % areas.length]!, reviews: 3 })) };
  const names = own.entries.flatMap(({ id }, i) => own.judges.filter((_, j) => barred(j, i)).map((judge) => pairName(judge.id, id)));
  const { problem, home } = panelProblem({ ...own, barred: new Set(names), apart: false, balance: 4 });
  const from = streamsOf(sha256, seed);
  const found = assignJudges(problem, { randomize: true, steering: { rounds: 10, home, experts } }, from);
  const entryOf = Array.from({ length: sent }, (_, i) => Array.from({ length: problem.first[i + 1]! - problem.first[i]! }, () => i)).flat();
  const away = Array.from({ length: readers }, (_, j) => entryOf.filter((i, e) => found.chosen[e] === 1 && problem.judge[e] === j && i % areas.length !== j % areas.length).length);
  return { problem, found, warnings: previewAssignment(problem, found, from).warnings, short: away.filter((count, j) => 5 * count < found.load[j]!).length };
};

test('drawn by lot too, a fifth of what each judge reads is from outside the own area: of twenty draws none has a judge below, but where two of three must be experts and a warning says so', () => {
  for (const experts of [undefined, { count: 1, affinity: 800 }, { count: 2, affinity: 800 }]) {
    for (let run = 0; run < 20; run++) {
      const { problem, found, warnings, short } = drawnAreas(`links ${run}`, threeAreas, experts);
      const told = warnings.filter(({ kind }) => kind !== 'pairs-undrawn');
      const few = experts?.count === 2 ? short : 0;
      expect([run, experts?.count, short, few <= 1, told]).toEqual([run, experts?.count, few, true, few > 0 ? [{ kind: 'links-missing', links: few }] : []]);
      expect([brokenRules(problem, found.chosen), found.missing.some((lacking) => lacking > 0), found.service.expertsMissing]).toEqual([[], false, 0]);
      const undrawn = Array.from(found.chosen.keys()).filter((e) => found.chosen[e] === 1 && found.lot![e] !== 1);
      expect(undrawn.length).toBeLessThan(experts?.count === 2 ? 40 : 18);
      const sentences = undrawn.map((e) => whyThisJudge(problem, found, problem.first.findLastIndex((at) => at <= e), e).sentence);
      expect(sentences.every((words) => words.startsWith('Not drawn by lot, but '))).toBe(true);
    }
  }
});

test('where conflicts leave a judge nothing outside the own area, the preview says how many links are missing', () => {
  const { short, found, warnings } = drawnAreas('barred', threeAreas, undefined, (judge, entry) => judge === 4 && entry % 3 !== 1);
  expect([short, found.service.linksMissing > 0]).toEqual([1, true]);
  const warning = warnings.find(({ kind }) => kind === 'links-missing')!;
  expect(warning).toEqual({ kind: 'links-missing', links: found.service.linksMissing });
  expect(warningWords(warning)).toMatch(/^\d reviews? more should link the areas: a fifth of what each judge reads comes from outside their first area where it can/);
});
