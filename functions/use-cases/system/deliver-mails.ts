import type { Mail } from '../../domain/mail.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'mails' | 'clock'>;

const claimed = async (ports: Needed, mail: Mail): Promise<Mail | undefined> => {
  const next: Mail = { ...mail, state: 'claimed', claimedAt: ports.clock.now(), version: mail.version + 1 };
  try {
    await ports.mails.change(next);
    return next;
  } catch (error) {
    // Another job claimed it first.
    if (error instanceof Refusal && error.code === 'stale') return undefined;
    throw error;
  }
};

/** Each waiting letter is claimed, handed over and marked. A crash in between leaves a claim, which shows under Deliveries. */
export const deliverMails = async (ports: Needed, mailer: Mailer, log: (line: Record<string, unknown>) => void): Promise<void> => {
  for (const waiting of await ports.mails.waiting()) {
    const mail = await claimed(ports, waiting);
    if (!mail) continue;
    try {
      await mailer.send(mail);
      await ports.mails.change({ ...mail, state: 'sent', sentAt: ports.clock.now(), version: mail.version + 1 });
    } catch (error) {
      log({ level: 'error', message: 'a letter was not handed over', mail: mail.id, error: String(error) });
    }
  }
};
