import { onUnwitnessed } from '../jobs/on-unwitnessed.ts';
import { onUnstamped } from '../jobs/on-unstamped.ts';
import { onWaiting } from '../jobs/on-waiting.ts';
import { logLine } from './aws/log-line.ts';
import { openRecording } from './aws/recording.ts';
import { readRecordSettings } from './settings.ts';

const settings = readRecordSettings();
/** Enough to finish the batch that was begun. */
const lastBatch = 20_000;

let opened: ReturnType<typeof openRecording> | undefined;
const open = () => (opened ??= openRecording(settings).catch((error: unknown) => {
  opened = undefined;
  throw error;
}));

/** The stream and the clock only say "look now": what waits for its place on the record is read from the table. What could not be done is an error, so that the alarm rings. */
export const handler = async (event: { Records?: unknown }, invocation: { getRemainingTimeInMillis(): number }) => {
  const pace = { hasTime: () => invocation.getRemainingTimeInMillis() > lastBatch };
  const { asking, stamping, ...waits } = await open();
  if ((await onWaiting({ ...waits, log: logLine, pace })) > 0) throw new Error('The record was not written; why is in the log above');
  // Each minute, so that no act waits for a witness or an authority that does not answer.
  if (!event.Records) await Promise.all([onUnwitnessed(asking), stamping && onUnstamped(stamping)]);
};
