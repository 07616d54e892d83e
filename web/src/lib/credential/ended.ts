import { dayWords } from '../../../../functions/domain/moment.ts';
import { stateWords, type State } from './state-words.ts';

type Fact = { at: string; reason: string } | undefined;
export type Ending = { status: State; validUntil?: string | undefined; withdrawn?: Fact; replaced?: Fact & { number?: string }; suspended?: Fact };

/** In words, why something that is taken along counted for nothing on that day: with the day and the reason. Undefined while it counts. */
export const endedWords = ({ status, validUntil, withdrawn, replaced, suspended }: Ending): { state: string; reason?: string | undefined } | undefined => {
  if (status === 'expired') return { state: `${stateWords(status)} on ${dayWords(validUntil!, 'UTC')}` };
  const fact = { withdrawn, replaced, suspended }[String(status)];
  return fact && { state: `${stateWords(status)} on ${dayWords(fact.at, 'UTC')}`, reason: fact.reason };
};
