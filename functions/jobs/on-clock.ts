import { tellEarlier } from '../use-cases/system/earlier/tell-earlier.ts';
import { askOwners } from '../use-cases/system/atlas/ask-owners.ts';
import { keepTime } from '../use-cases/system/keep-time.ts';
import { placeEarlier } from '../use-cases/system/place-earlier.ts';
import { onNudge, type Work } from './on-nudge.ts';

/** The record waits for it, and nothing else does. */
const recall = async ({ ports, log, pace }: Work): Promise<number> => {
  try {
    await tellEarlier(ports, log, pace);
    return 0;
  } catch (error) {
    log({ level: 'error', message: 'acts from before the record were not told', error: String(error), stack: (error as Error).stack });
    return 1;
  }
};

/** Letters that nobody waits for: what else is due does not suffer from them. */
const askAround = async ({ ports, log, pace }: Work): Promise<number> => {
  try {
    await askOwners(ports, pace);
    return 0;
  } catch (error) {
    log({ level: 'error', message: 'owners of entries were not asked', error: String(error), stack: (error as Error).stack });
    return 1;
  }
};

/** Lists that miss what is older than they are: readers wait for nothing else. */
const place = async ({ ports, log, pace }: Work): Promise<number> => {
  try {
    await placeEarlier(ports, pace);
    return 0;
  } catch (error) {
    log({ level: 'error', message: 'lists were not filled with what is older than they are', error: String(error), stack: (error as Error).stack });
    return 1;
  }
};

/** Every minute: what has become due, and whatever a nudge left over. Answers how many things could not be done. */
export const onClock = async (work: Work): Promise<number> => (await recall(work)) + (await keepTime(work.ports, work.log, work.pace)) + (await askAround(work)) + (await place(work)) + (await onNudge(work));
