import type { Caller } from '../../domain/caller.ts';
import { addressKey, maskedAddress } from '../../domain/words/email-address.ts';
import { again, needsLook, type Mail } from '../../domain/people/mail.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { operatorActing } from '../operator.ts';
import { tell } from '../tell.ts';

/** A letter that failed or came back, or whose end nobody saw, goes into the queue again, and its address is written to again. Nothing but an operator ever does this. */
export const sendAgain = async (ports: Pick<Ports, 'mails' | 'chance' | 'sha256'>, caller: Caller, wanted: { mailId: string; version: number }): Promise<Mail> => {
  operatorActing(caller);
  const mail = await ports.mails.find(wanted.mailId);
  if (!mail) throw notFound('letter');
  if (mail.state !== 'returned' && !needsLook(mail, caller.at)) throw new Refusal('conflict', 'Only a letter that failed or came back, or whose outcome is not known for ten minutes, can be sent again.');
  if (mail.version !== wanted.version) throw new Refusal('stale', 'Something happened to this letter since you opened it. Look again.');
  const next = again(mail);
  if (mail.state === 'returned') await ports.mails.resume(ports.sha256(addressKey(mail.to)));
  await ports.mails.change(next, tell(ports, caller, 'letter.sent-again', { about: mail.personId ?? mail.id, refs: { letter: mail.id }, answer: { ...next, to: maskedAddress(next.to), text: '' } }));
  return next;
};
