import type { Caller } from '../../domain/caller.ts';
import type { Ports } from '../../ports/ports.ts';
import { operatorLooking } from '../operator.ts';

export type Check = { name: string; state: 'ok' | 'late' | 'down'; detail: string };

const lateMinutes = 10;

const tried = async (name: string, check: () => Promise<Omit<Check, 'name'>>): Promise<Check> => {
  try {
    return { name, ...(await check()) };
  } catch (error) {
    return { name, state: 'down', detail: error instanceof Error ? error.name : 'unknown' };
  }
};

/** What an operator checks first: whether the store answers, and whether letters go out. */
export const readHealth = async (ports: Pick<Ports, 'people' | 'mails'>, caller: Caller): Promise<Check[]> => {
  const operator = operatorLooking(caller);
  return Promise.all([
    tried('Store', async () => ({ state: (await ports.people.find(operator.id)) ? 'ok' : 'down', detail: 'Answers strongly consistent reads.' })),
    tried('Letters', async () => {
      const waiting = await ports.mails.waiting();
      const oldest = waiting.map((mail) => mail.createdAt).sort()[0];
      const late = oldest !== undefined && Date.parse(caller.at) - Date.parse(oldest) > lateMinutes * 60_000;
      if (!oldest) return { state: 'ok', detail: 'None is waiting.' };
      return { state: late ? 'late' : 'ok', detail: `${waiting.length === 100 ? '100 or more' : waiting.length} waiting, the oldest since ${oldest}.` };
    }),
  ]);
};
