import type { Mailer } from '../ports/mailer.ts';
import type { Pace } from '../ports/pace.ts';
import type { Ports } from '../ports/ports.ts';
import { deliverMails } from '../use-cases/system/letters/deliver-mails.ts';
import { drainOutbox } from './drain-outbox.ts';

/** What a job is given. */
export type Work = { ports: Ports; mailer: Mailer; log: (line: Record<string, unknown>) => void; pace: Pace; /** Called where an act waits for its place on the record, so that whoever gives places looks again after. */ onWait?: () => void };

/** Something happened: acts are handled, then the letters they wrote go out. Answers how many acts could not be handled. */
export const onNudge = async ({ ports, mailer, log, pace, onWait }: Work): Promise<number> => {
  const stayed = await drainOutbox(ports, log, pace, onWait);
  await deliverMails(ports, mailer, log, pace);
  return stayed;
};
