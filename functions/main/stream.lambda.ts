import { onNudge } from '../jobs/on-nudge.ts';
import { jobFunction } from './job-function.ts';

/** The stream only says "look now": what to do is read from the outbox, which knows what is done. */
export const handler = jobFunction(onNudge);
