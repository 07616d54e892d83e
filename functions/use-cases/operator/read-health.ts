import type { Act } from '../../domain/act.ts';
import type { Caller } from '../../domain/caller.ts';
import { needsLook, type Mail } from '../../domain/people/mail.ts';
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

/** A queue is healthy while nothing in it grows old. */
const queueState = (since: string[], at: string): Omit<Check, 'name'> => {
  const oldest = since.toSorted()[0];
  if (!oldest) return { state: 'ok', detail: 'Nothing is waiting.' };
  const late = Date.parse(at) - Date.parse(oldest) > lateMinutes * 60_000;
  return { state: late ? 'late' : 'ok', detail: `${since.length} waiting, the oldest since ${oldest}.` };
};

const lostState = (mails: Mail[], at: string): Omit<Check, 'name'> => {
  const lost = mails.filter((mail) => needsLook(mail, at)).length;
  return lost === 0 ? { state: 'ok', detail: 'Every letter went or waits.' } : { state: 'late', detail: `${lost} failed, or nobody knows whether they went. See Deliveries.` };
};

/** What an operator checks first: whether the store answers, whether letters go out, whether acts are handled. */
export const readHealth = async (ports: Pick<Ports, 'people' | 'mails' | 'outbox'>, caller: Caller): Promise<Check[]> => {
  const operator = operatorLooking(caller);
  return Promise.all([
    tried('Store', async () => ({ state: (await ports.people.find(operator.id)) ? 'ok' : 'down', detail: 'Answers strongly consistent reads.' })),
    tried('Letters', async () => queueState((await ports.mails.waiting()).map((mail) => mail.createdAt), caller.at)),
    tried('Lost letters', async () => lostState((await ports.mails.unsettled()).items, caller.at)),
    tried('Jobs', async () => queueState((await ports.outbox.waiting()).map((act) => act.at), caller.at)),
  ]);
};

/** Acts that no job has handled yet: what happened and when, never about whom. */
export const readWaitingActs = async (ports: Pick<Ports, 'outbox'>, caller: Caller): Promise<Pick<Act, 'id' | 'kind' | 'at'>[]> => {
  operatorLooking(caller);
  return (await ports.outbox.waiting()).map(({ id, kind, at }) => ({ id, kind, at }));
};
