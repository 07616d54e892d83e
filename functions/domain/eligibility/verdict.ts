import type { ConditionAnswer, ConditionAnswers } from './attestation.ts';
import type { Condition } from './condition.ts';
import { conditionWords } from './condition-words.ts';

/** `met: undefined` while nobody answered. */
export type Finding = { condition: string; met?: boolean | undefined; effect: Condition['effect']; words: string; /** A license: given, or not. */ license?: true };
export const eligibilities = ['eligible', 'no-money', 'unanswered', 'ineligible'] as const;
/** From best to worst: the whole stands as its worst part does. */
export type Eligibility = (typeof eligibilities)[number];

const meets = (condition: Condition, answer: ConditionAnswer): boolean => {
  switch (condition.kind) {
    case 'age': return answer === 'of-age' || answer === 'consent';
    case 'residence':
    case 'citizenship':
    case 'statement':
    case 'license': return answer === 'yes';
    case 'employment': return answer === 'no';
    case 'incorporation':
    case 'business-place': return answer === 'yes' || answer === 'none';
    case 'funding': return typeof answer === 'number' && answer <= condition.cents;
    case 'market': return typeof answer === 'number' && answer <= condition.months;
  }
};

/** Each condition held against the answer to it, in the order of the rules. */
export const findingsOf = (conditions: readonly Condition[], answers: ConditionAnswers): Finding[] =>
  conditions.map((condition) => {
    const answer = answers[condition.id];
    return { condition: condition.id, effect: condition.effect, words: conditionWords(condition), met: answer === undefined ? undefined : meets(condition, answer), ...(condition.kind === 'license' ? { license: true as const } : {}) };
  });

const standingOf = ({ met, effect }: Finding): Eligibility => (met === undefined ? 'unanswered' : met || effect === 'none' ? 'eligible' : effect === 'money' ? 'no-money' : 'ineligible');

export const worst = (parts: readonly Eligibility[]): Eligibility => eligibilities[Math.max(0, ...parts.map((part) => eligibilities.indexOf(part)))]!;

export const eligibilityOf = (findings: readonly Finding[]): Eligibility => worst(findings.map(standingOf));

/** What stands against somebody who may not enter, in words. */
export const reasonsAgainst = (findings: readonly Finding[], effect: Condition['effect'] = 'enter'): string[] => findings.filter((one) => one.met === false && one.effect === effect).map(({ words }) => words);
