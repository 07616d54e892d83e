import { onNudge } from '../jobs/on-nudge.ts';
import { readReport } from './aws/report.ts';
import { jobFunction } from './lambda/job-function.ts';

/** The stream only says "look now": what to do is read from the outbox, which knows what is done. Services outside report here too. */
export const handler = jobFunction(onNudge, readReport);
