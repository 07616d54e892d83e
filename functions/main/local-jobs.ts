import { drainOutbox } from '../jobs/drain-outbox.ts';
import { onClock } from '../jobs/on-clock.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Ports } from '../ports/ports.ts';
import { deliverMails } from '../use-cases/system/deliver-mails.ts';

type Log = (line: Record<string, unknown>) => void;
const minute = 60_000;

/** Jobs in this process: a nudge after each write, and every minute whatever was left over. One look at a time. */
export const startJobs = (ports: Ports, mailer: Mailer, log: Log) => {
  let running: Promise<unknown> = Promise.resolve();
  let waiting = false;
  const look = (work: () => Promise<unknown>) => {
    running = running.then(work).catch((error: unknown) => log({ level: 'error', message: 'job failed', error: String(error) }));
  };
  const nudge = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      look(async () => {
        await drainOutbox(ports, log);
        await deliverMails(ports, mailer, log);
      });
    }, 20);
  };
  const sweep = setInterval(() => {
    look(async () => onClock(ports, log));
    nudge();
  }, minute);
  nudge();
  return { nudge, stop: () => clearInterval(sweep) };
};
