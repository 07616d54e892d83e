import { addressKey } from '../../domain/words/email-address.ts';
import { returned } from '../../domain/people/mail.ts';
import type { Report } from '../../domain/report.ts';
import type { Ports } from '../../ports/ports.ts';
import { withSecondLook } from '../second-look.ts';

type Returned = Extract<Report, { kind: 'returned' }>;

/** A letter came back, or its reader called it unwanted: it shows as such, and nothing more goes to an address that lasts so. Safe to repeat. */
export const noteReturn = async (ports: Pick<Ports, 'mails' | 'sha256' | 'clock'>, { mailId, why, lasting, detail }: Returned): Promise<void> => {
  await withSecondLook(async () => {
    const mail = await ports.mails.find(mailId);
    if (!mail || mail.state === 'returned') return;
    if (lasting) await ports.mails.stop({ hash: ports.sha256(addressKey(mail.to)), why, at: ports.clock.now() });
    await ports.mails.change(returned(mail, detail));
  });
};
