import * as z from 'zod';
import { idOf } from '../id.ts';
import type { Fault } from '../refusal.ts';
import type { Condition } from './condition.ts';
import { askedWords, ofEachMember, questionOf } from './condition-words.ts';

/** The value of an option, cents, or months. */
export const ConditionAnswer = z.union([z.string().max(20), z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)]);
export type ConditionAnswer = z.infer<typeof ConditionAnswer>;
export const ConditionAnswers = z.record(z.string().max(41), ConditionAnswer);
export type ConditionAnswers = z.infer<typeof ConditionAnswers>;

/** What somebody stated about themselves, or a team about its entry: each answer with the words it answers. Read by whoever gave it and by the agency. */
export const Attestation = z.object({
  challengeId: idOf('challenge'),
  /** The person or the entry it is about. */
  subject: z.string(),
  rulesVersion: z.number().int(),
  rulesHash: z.string(),
  stated: z.array(z.object({ condition: z.string(), asked: z.string(), answer: ConditionAnswer })),
  answeredBy: idOf('person'),
  answeredAt: z.iso.datetime(),
  version: z.number().int().min(1),
});
export type Attestation = z.infer<typeof Attestation>;

export type Subject = 'person' | 'entry';
/** The conditions that are asked of each person, or of the team about an entry. */
export const askedOf = (conditions: readonly Condition[], subject: Subject): Condition[] => conditions.filter((condition) => ofEachMember(condition) === (subject === 'person'));

const isAnswer = (condition: Condition, answer: ConditionAnswer): boolean => {
  const { options } = questionOf(condition);
  return options ? options.some(({ value }) => value === answer) : typeof answer === 'number';
};

/** The answers that stand to questions of today: one to a question since reworded is none. */
export const answersIn = (attestation: Pick<Attestation, 'stated'> | undefined, conditions: readonly Condition[]): ConditionAnswers =>
  Object.fromEntries(
    conditions.flatMap((condition) => {
      const said = attestation?.stated.find((one) => one.condition === condition.id && one.asked === askedWords(condition));
      return said ? [[condition.id, said.answer]] : [];
    }),
  );

/** Every question that lacks an answer, or has one that does not fit it. */
export const answerFaults = (conditions: readonly Condition[], answers: ConditionAnswers): Fault[] =>
  conditions.flatMap((condition) => {
    const answer = answers[condition.id];
    if (answer !== undefined && isAnswer(condition, answer)) return [];
    const { unit } = questionOf(condition);
    const fix = unit === 'cents' ? 'Give the sum in dollars, such as 12000. 0 if none was.' : unit === 'months' ? 'Give a whole number of months, such as 6.' : 'Choose one.';
    return [{ field: `conditions.${condition.id}`, message: fix }];
  });

/** The answers as they are kept: only to what was asked. */
export const statedIn = (conditions: readonly Condition[], answers: ConditionAnswers): Attestation['stated'] =>
  conditions.flatMap((condition) => {
    const answer = answers[condition.id];
    return answer === undefined ? [] : [{ condition: condition.id, asked: askedWords(condition), answer }];
  });
