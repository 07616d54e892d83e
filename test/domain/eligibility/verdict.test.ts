import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerFaults, answersIn, askedOf, statedIn, type ConditionAnswer, type ConditionAnswers } from '../../../functions/domain/eligibility/attestation.ts';
import { Condition } from '../../../functions/domain/eligibility/condition.ts';
import { conditionWords, questionOf } from '../../../functions/domain/eligibility/condition-words.ts';
import { readyConditions } from '../../../functions/domain/eligibility/ready-conditions.ts';
import { eligibilities, eligibilityOf, findingsOf, reasonsAgainst, worst } from '../../../functions/domain/eligibility/verdict.ts';

const place = fc.constantFrom('the United States', 'New York City');
const effect = fc.constantFrom('enter' as const, 'money' as const);
const shape = fc.oneof(
  fc.record({ kind: fc.constant('age'), effect, years: fc.integer({ min: 1, max: 99 }), alone: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }) }),
  fc.record({ kind: fc.constant('residence'), effect, place, orOrganization: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('citizenship', 'incorporation', 'business-place'), effect, place }),
  fc.record({ kind: fc.constant('employment'), effect, employer: fc.constant('the City'), family: fc.boolean() }),
  fc.record({ kind: fc.constant('statement'), effect, words: fc.constant('I am not debarred.') }),
  fc.record({ kind: fc.constant('license'), effect: fc.constantFrom('none' as const, 'money' as const), words: fc.constant('I let the agency show my entry.') }),
  fc.record({ kind: fc.constant('funding'), effect, cents: fc.integer({ min: 0, max: 1_000_000_00 }), months: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ kind: fc.constant('market'), effect, months: fc.integer({ min: 0, max: 36 }) }),
);
const conditions = fc.array(shape, { maxLength: 8 }).map((all) => all.map((one, i) => Condition.parse({ ...one, id: `c${i}` })));
const answerTo = (condition: Condition): fc.Arbitrary<ConditionAnswer> => {
  const { options } = questionOf(condition);
  return options ? fc.constantFrom(...options.map(({ value }) => value)) : fc.integer({ min: 0, max: 2_000_000_00 });
};
const answered = conditions.chain((all) => fc.tuple(fc.constant(all), fc.tuple(...all.map((one) => fc.option(answerTo(one), { nil: undefined })))));
const named = (all: Condition[], values: (ConditionAnswer | undefined)[]): ConditionAnswers =>
  Object.fromEntries(all.flatMap(({ id }, i) => (values[i] === undefined ? [] : [[id, values[i]]])));

test('the whole stands as its worst part does, in any order, and only whole answers make anybody eligible', () => {
  fc.assert(fc.property(answered, fc.nat(), ([all, values], turn) => {
    const answers = named(all, values);
    const findings = findingsOf(all, answers);
    const standing = eligibilityOf(findings);
    const turned = [...all.slice(turn % Math.max(1, all.length)), ...all.slice(0, turn % Math.max(1, all.length))];
    expect(eligibilityOf(findingsOf(turned, answers))).toBe(standing);
    expect(standing).toBe(worst(all.map((one) => eligibilityOf(findingsOf([one], answers)))));
    expect(standing === 'eligible' && answerFaults(all, answers).length > 0).toBe(false);
    expect(standing === 'ineligible').toBe(reasonsAgainst(findings).length > 0);
    expect(findings.every(({ words }) => words.length > 10 && words.endsWith('.') || words.endsWith('”.'))).toBe(true);
  }));
});

test('one more condition never makes anybody more eligible', () => {
  fc.assert(fc.property(answered, ([all, values]) => {
    const answers = named(all, values);
    for (let n = 1; n <= all.length; n++) expect(eligibilities.indexOf(eligibilityOf(findingsOf(all.slice(0, n), answers)))).toBeGreaterThanOrEqual(eligibilities.indexOf(eligibilityOf(findingsOf(all.slice(0, n - 1), answers))));
  }));
});

test('a ceiling is inclusive: at it one may enter, a cent or a month above it not', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_00 }), fc.integer({ min: 0, max: 600 }), (cents, months) => {
    const [funding, market] = [Condition.parse({ id: 'f', kind: 'funding', cents }), Condition.parse({ id: 'm', kind: 'market', months })];
    const at = (more: number) => findingsOf([funding, market], { f: cents + more, m: months + more }).map(({ met }) => met);
    expect([at(0), at(1)]).toEqual([[true, true], [false, false]]);
  }));
});

test('an answer stands as long as its question does: reworded it is open again, and what was never asked is not kept', () => {
  fc.assert(fc.property(answered, ([all, values]) => {
    const answers = named(all, values);
    const kept = { stated: statedIn(all, { ...answers, stranger: 'yes' }) };
    expect(answersIn(kept, all)).toEqual(answers);
    const reworded = all.map((one): Condition => ('place' in one ? { ...one, place: 'Ohio' } : one));
    const still = answersIn(kept, reworded);
    for (const one of reworded) expect(still[one.id]).toBe('place' in one ? undefined : answers[one.id]);
  }));
});

test('an answer that is no option, or no number where one is asked for, is refused by its condition', () => {
  const bigapps = readyConditions.bigapps.map((one) => Condition.parse(one));
  expect(answerFaults(bigapps, { age: 'old', residence: 'yes', funding: 'much', market: 3 })).toEqual([
    { field: 'conditions.age', message: 'Choose one.' },
    { field: 'conditions.funding', message: 'Give the sum in dollars, such as 12000. 0 if none was.' },
  ]);
  expect(answerFaults(bigapps, {})).toHaveLength(4);
});

test('BigApps and section (g) stand ready, in words of their own', () => {
  expect(readyConditions.bigapps.map((one) => conditionWords(Condition.parse(one)))).toEqual([
    'Be 13 or older; under 18 with the consent of a parent or guardian.',
    'Live in the United States, or enter for an organization that is based there.',
    'At most $500,000 was raised for what is entered in the last 12 months.',
    'What is entered has been on the market for at most 12 months.',
  ]);
  const competes = readyConditions.competes.map((one) => Condition.parse(one));
  const said = (change: ConditionAnswers) => eligibilityOf(findingsOf(competes, { age: 'of-age', citizenship: 'yes', incorporation: 'none', 'business-place': 'none', employment: 'no', debarred: 'yes', ...change }));
  expect([said({}), said({ citizenship: 'no' }), said({ debarred: 'no' }), said({ age: 'under' }), said({ incorporation: 'no' })]).toEqual(['eligible', 'no-money', 'ineligible', 'ineligible', 'no-money']);
  expect(askedOf(competes, 'entry').map(({ id }) => id)).toEqual(['incorporation', 'business-place']);
});

test('a license is asked apart: whoever says no can enter, and wins money unless the rules say otherwise', () => {
  const asks = (effect: 'none' | 'money') => [Condition.parse({ id: 'license', kind: 'license', words: 'I let the agency show my entry.', effect })];
  const standing = (effect: 'none' | 'money', answer: string) => eligibilityOf(findingsOf(asks(effect), { license: answer }));
  expect([standing('none', 'no'), standing('none', 'yes'), standing('money', 'no'), standing('money', 'yes')]).toEqual(['eligible', 'eligible', 'no-money', 'eligible']);
  expect(findingsOf(asks('none'), { license: 'no' })).toMatchObject([{ met: false, license: true }]);
  expect(Condition.safeParse({ id: 'license', kind: 'license', words: 'All of it.', effect: 'enter' }).success).toBe(false);
});
