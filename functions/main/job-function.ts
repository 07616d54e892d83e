import type { Ports } from '../ports/ports.ts';
import { awsFiles } from './aws-files.ts';
import { awsContext } from './aws-ports.ts';
import { readFunctionSettings } from './settings.ts';

type Job = (ports: Ports, log: (line: Record<string, unknown>) => void) => Promise<number>;

/** A job as a Lambda handler. What it could not do is an error of the function, so that the alarm rings; it is tried again anyway. */
export const jobFunction = (job: Job) => {
  const settings = readFunctionSettings();
  const { ports, log } = awsContext(settings, awsFiles(settings));
  return async () => {
    const stayed = await job(ports, log);
    if (stayed > 0) throw new Error(`${stayed} acts were not handled; each is in the log above`);
  };
};
