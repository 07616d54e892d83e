import { Refusal } from '../../refusal.ts';

/** `not checked`: nothing speaks against it, and nothing for it; the sentence says why. */
export type StepState = 'holds' | 'fails' | 'not checked';
export type ReceiptStep = { name: string; state: StepState; sentence: string };

/** One step of a check: what refuses fails it, and any other error is ours. `value`: what was read on the way. */
export const stepOf = <T>(name: string, check: () => { state: StepState; sentence: string; value?: T }): { step: ReceiptStep; value?: T } => {
  try {
    const { state, sentence, value } = check();
    return { step: { name, state, sentence }, ...(value === undefined ? {} : { value }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { step: { name, state: 'fails', sentence: error.message } };
  }
};

export const counted = (n: number, one: string, several = `${one}s`): string => `${n} ${n === 1 ? one : several}`;
