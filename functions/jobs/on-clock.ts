import { keepTime } from '../use-cases/system/keep-time.ts';
import { onNudge, type Work } from './on-nudge.ts';

/** Every minute: what has become due, and whatever a nudge left over. Answers how many things could not be done. */
export const onClock = async (work: Work): Promise<number> => (await keepTime(work.ports, work.log, work.pace)) + (await onNudge(work));
