import { onClock } from '../jobs/on-clock.ts';
import { onUndelivered } from '../jobs/on-undelivered.ts';
import { onUnchecked } from '../jobs/on-unchecked.ts';
import { jobFunction } from './lambda/job-function.ts';

export const handler = jobFunction(async (work) => (await onClock(work)) + (await onUndelivered(work)) + (await onUnchecked(work)));
