import type { Status } from '../listing/listing.ts';
import type { PartialDate } from '../listing/partial-date.ts';
import { sayChecked } from '../listing/staleness.ts';
import { statusWords } from '../listing/words.ts';
import type { Mail } from '../people/mail.ts';
import { letter, type Envelope } from './letter.ts';

type AskedAbout = { title: string; address: string; status: Status | undefined; checked: PartialDate | undefined };
/** To whoever answers for an entry: one link, and no account. */
export const askOwnerLetter = (envelope: Envelope, { title, address, status, checked }: AskedAbout, { site, link, at }: { site: string; link: string; at: string }): Mail =>
  letter(envelope, 'owner-asked', `Is this still right? “${title}”`, [
    `The atlas of ${site} says of “${title}”: ${status ? statusWords[status].toLowerCase() : 'status not known'}. ${sayChecked(checked, at)}.`,
    `Read the entry here:\n${address}`,
    `Is it still right, did it change, or has it ended? Answer here. You need no account:\n${link}`,
    `--\nYou get this because this address was given as the one that knows. Stop letters about this entry: ${link}#stop`,
  ]);

const ends = { accepted: 'was accepted', rejected: 'was not taken over', merged: 'was added to an entry that was there already' };
export type Decided = { about: string; as: keyof typeof ends; reason: string; link?: string | undefined };
/** To whoever suggested it, once: what a moderator decided, and why. */
export const suggestionDecidedLetter = (envelope: Envelope, { about, as, reason, link }: Decided, own: string | undefined): Mail =>
  letter(envelope, 'suggestion-decided', `Your suggestion for the atlas ${ends[as]}`, [
    `You suggested for the atlas: ${about}`,
    `A moderator looked at it. It ${ends[as]}.`,
    reason && `The reason:\n${reason}`,
    link && `The entry:\n${link}`,
    own && `All you suggested:\n${own}`,
  ]);
