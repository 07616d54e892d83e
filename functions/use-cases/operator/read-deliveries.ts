import type { Caller } from '../../domain/caller.ts';
import { maskedAddress } from '../../domain/words/email-address.ts';
import { needsLook, type Mail } from '../../domain/people/mail.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { noteLook } from '../note-look.ts';
import { operatorLooking } from '../operator.ts';

type Needs = Pick<Ports, 'mails' | 'acts' | 'chance'>;

/** Every letter with its fate, newest first; whose it is stays half hidden. */
export const readDeliveries = async (ports: Needs, caller: Caller, after: string | undefined): Promise<Listed<Mail>> => {
  operatorLooking(caller);
  const { items, next } = await ports.mails.all(after);
  return { items: items.map((mail) => ({ ...mail, to: maskedAddress(mail.to) })), next };
};

/** Letters that nothing more happens to by itself: failed, or claimed with no end seen. Oldest first, addresses half hidden. */
export const readUnsettled = async (ports: Needs, caller: Caller, after: string | undefined): Promise<Listed<Mail>> => {
  operatorLooking(caller);
  const { items, next } = await ports.mails.unsettled(after);
  return { items: items.filter((mail) => needsLook(mail, caller.at)).map((mail) => ({ ...mail, to: maskedAddress(mail.to) })), next };
};

/** One letter whole. The look is on record before it is shown. */
export const readDelivery = async (ports: Needs, caller: Caller, id: string): Promise<Mail> => {
  operatorLooking(caller);
  const mail = await ports.mails.find(id);
  if (!mail) throw notFound('letter');
  await noteLook(ports, caller, { about: mail.personId ?? mail.id, refs: { what: 'letter', letter: mail.id } });
  return mail;
};
