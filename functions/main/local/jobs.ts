import { setTimeout as pause } from 'node:timers/promises';
import { onClock } from '../../jobs/on-clock.ts';
import { onNudge, type Work } from '../../jobs/on-nudge.ts';
import { onSigning, type Signing } from '../../jobs/on-signing.ts';
import { onUndelivered } from '../../jobs/on-undelivered.ts';
import { onUnchecked } from '../../jobs/on-unchecked.ts';
import { onUnstamped } from '../../jobs/on-unstamped.ts';
import { onUnwitnessed } from '../../jobs/on-unwitnessed.ts';
import { onWaiting, type Waits } from '../../jobs/on-waiting.ts';
import type { Stamping } from '../../use-cases/system/stamp-checkpoints.ts';
import type { Asking } from '../../use-cases/system/ask-witnesses.ts';
import { windowSeconds } from '../../domain/credential/status-list-head.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { Ports } from '../../ports/ports.ts';

type Log = (line: Record<string, unknown>) => void;
const minute = 60_000;

/** Jobs in this process: a nudge after each write, and every minute whatever was left over. One look at a time. */
export const startJobs = (ports: Ports, mailer: Mailer, log: Log, record: Pick<Waits, 'recording' | 'url' | 'watch' | 'verifier'> & { asking?: Asking | undefined; stamping?: Stamping | undefined }, signing: Signing) => {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let waiting = false;
  const pace = { hasTime: () => !stopped, pause: async (milliseconds: number) => pause(milliseconds) };
  let placeAwaited = false;
  const work: Work = { ports, mailer, log, pace, onWait: () => { placeAwaited = true; } };
  let asked: Promise<unknown> | undefined;
  const { asking, stamping } = record;
  /** Apart from the rest: nothing waits for a witness, or for an authority that says the time. */
  const askOthers = () => {
    if (asked || stopped) return;
    asked = Promise.all([asking && onUnwitnessed(asking), stamping && onUnstamped(stamping)]).finally(() => { asked = undefined; });
  };
  let sending: Promise<unknown> | undefined;
  let moreToSend = false;
  /** Apart too: an endpoint that does not answer holds up nobody's letter. What came in meanwhile is sent after. */
  const sendOut = (): void => {
    if (stopped) return;
    if (sending) {
      moreToSend = true;
      return;
    }
    moreToSend = false;
    sending = onUndelivered({ ports, log, pace }).finally(() => {
      sending = undefined;
      if (moreToSend) sendOut();
    });
  };
  const look = async (job: (work: Work) => Promise<unknown>) => {
    running = running.then(async () => {
      if (stopped) return;
      await job(work);
      const { signed, left } = await onSigning({ ports, signing, log, pace });
      if (left === 'wait') again();
      // what was signed is told, marked and placed at once
      if (signed > 0) await onNudge(work);
      await onWaiting({ ...record, ports, log, pace });
      if (placeAwaited) await onNudge(work);
      placeAwaited = false;
      askOthers();
      sendOut();
    }).catch((error: unknown) => log({ level: 'error', message: 'job failed', error: String(error) }));
    await running;
  };
  const again = () => setTimeout(nudge, windowSeconds * 1000).unref();
  const nudge = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      void look(onNudge);
    }, 20);
  };
  let checking: Promise<unknown> | undefined;
  /** Links of the atlas are checked apart too: politeness takes its time. */
  const checkOthers = () => {
    if (!checking && !stopped) checking = onUnchecked({ ports, log, pace }).finally(() => { checking = undefined; });
  };
  const sweep = setInterval(() => {
    void look(onClock);
    checkOthers();
  }, minute);
  void look(onClock);
  return {
    nudge,
    /** Resolves when all that was written until now has been looked at. */
    settle: async () => look(onNudge),
    /** Resolves when the step that was begun is done. */
    stop: async () => {
      stopped = true;
      clearInterval(sweep);
      await running;
      await asked;
      await checking;
      await sending;
    },
  };
};
