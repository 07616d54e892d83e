import { addressKey } from '../../../domain/words/email-address.ts';
import { claimed, delayed, fateOf, refused, sent, skipped, stopped, type Mail } from '../../../domain/people/mail.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Handover, Mailer } from '../../../ports/mailer.ts';
import type { Pace } from '../../../ports/pace.ts';
import type { Ports } from '../../../ports/ports.ts';
import { limits } from '../../limited.ts';

type Needed = Pick<Ports, 'mails' | 'people' | 'rates' | 'clock' | 'sha256'>;
type Log = (line: Record<string, unknown>) => void;

/** The letter as stored now, or nothing when another job was first. */
const changed = async (ports: Needed, mail: Mail): Promise<Mail | undefined> => {
  try {
    await ports.mails.change(mail);
    return mail;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'stale') return undefined;
    throw error;
  }
};

const settled = (mail: Mail, handover: Handover, at: string): Mail => {
  if (handover.outcome === 'taken') return sent(mail, at);
  return handover.outcome === 'refused' ? refused(mail, handover.reason) : delayed(mail, handover.reason, at);
};

/** Nothing goes where letters came back from: one more would only harm how all others are received. */
const isStopped = async (ports: Needed, mail: Mail): Promise<boolean> => {
  const [stop] = await ports.mails.stopped([ports.sha256(addressKey(mail.to))]);
  if (stop) await changed(ports, stopped(mail, stop));
  return stop !== undefined;
};

/** Whoever sets letters off, nobody's mailbox is flooded: above the limit of an hour a letter waits. */
const mayGo = async (ports: Needed, mail: Mail): Promise<boolean> => {
  const { uses, minutes } = limits.lettersToAddress;
  const { allowed } = await ports.rates.hit(`letters ${ports.sha256(addressKey(mail.to))}`, uses, minutes * 60, ports.clock.now(), 1);
  if (!allowed) await changed(ports, delayed(mail, `More than ${uses} letters to this address within ${minutes} minutes.`, ports.clock.now()));
  return allowed;
};

/** Claimed, handed over, marked. A crash in between leaves a claim, which shows under Deliveries and is never sent again by itself. */
const deliver = async (ports: Needed, mailer: Mailer, waiting: Mail, log: Log): Promise<Handover['outcome'] | 'settled' | 'unknown'> => {
  const person = waiting.personId ? await ports.people.find(waiting.personId) : undefined;
  const fate = fateOf(waiting, person);
  if (fate !== 'go') {
    await (fate === 'erase' ? ports.mails.erase([waiting]) : changed(ports, skipped(waiting)));
    return 'settled';
  }
  if ((await isStopped(ports, waiting)) || !(await mayGo(ports, waiting))) return 'settled';
  const mail = await changed(ports, claimed(waiting, ports.clock.now()));
  if (!mail) return 'settled';
  try {
    const handover = await mailer.send(mail);
    if (handover.outcome !== 'taken') log({ level: 'warn', message: 'a letter did not go', mail: mail.id, ...handover });
    await ports.mails.change(settled(mail, handover, ports.clock.now()));
    return handover.outcome;
  } catch (error) {
    log({ level: 'error', message: 'nobody knows whether a letter went', mail: mail.id, error: String(error) });
    return 'unknown';
  }
};

const slowDown = 1000;
const mostInVain = 5;

/** Every letter that may go now. Where none goes, the rest waits for the next look instead of being tried in vain. */
export const deliverMails = async (ports: Needed, mailer: Mailer, log: Log, pace: Pace): Promise<void> => {
  const tried = new Set<string>();
  for (let inVain = 0; ; ) {
    const waiting = (await ports.mails.waiting(ports.clock.now())).filter(({ id }) => !tried.has(id));
    if (waiting.length === 0) return;
    for (const mail of waiting) {
      if (!pace.hasTime() || inVain === mostInVain) return;
      tried.add(mail.id);
      const outcome = await deliver(ports, mailer, mail, log);
      inVain = outcome === 'not-now' || outcome === 'unknown' ? inVain + 1 : 0;
      if (inVain > 0) await pace.pause(slowDown);
    }
  }
};
