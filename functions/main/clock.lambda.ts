import { onClock } from '../jobs/on-clock.ts';
import { jobFunction } from './job-function.ts';

export const handler = jobFunction(onClock);
