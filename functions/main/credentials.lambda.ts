import { setTimeout as pause } from 'node:timers/promises';
import { windowSeconds } from '../domain/credential/status-list-head.ts';
import { onSigning, type Signs } from '../jobs/on-signing.ts';
import { logLine } from './aws/log-line.ts';
import { openSigning } from './aws/signing.ts';
import { readCredentialSettings } from './settings.ts';

const settings = readCredentialSettings();
/** Enough to finish the signature that was begun, and to wait for a list that changed a moment ago. */
const lastStep = 20_000;

let opened: Promise<Pick<Signs, 'ports' | 'signing'>> | undefined;
const open = () => (opened ??= openSigning(settings).catch((error: unknown) => {
  opened = undefined;
  throw error;
}));

/** Each minute: credentials that were accepted are signed, then the lists that changed. What could not be done is an error, so that the alarm rings. */
export const handler = async (_event: unknown, invocation: { getRemainingTimeInMillis(): number }) => {
  const hasTime = () => invocation.getRemainingTimeInMillis() > lastStep;
  const given = { ...(await open()), log: logLine, pace: { hasTime } };
  let done = await onSigning(given);
  while (done.left === 'wait' && done.failed === 0 && hasTime()) {
    await pause(windowSeconds * 1000);
    done = await onSigning(given);
  }
  if (done.failed > 0) throw new Error(`${done.failed} credentials or lists were not signed; each is in the log above`);
};
