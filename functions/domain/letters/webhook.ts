import type { Mail } from '../people/mail.ts';
import { failingDays, keptDays } from '../webhook/webhook-words.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

type Off = { agency: string; name: string; address: string; gone: boolean; link: string };

/** To the managers of an agency whose own program has stopped listening. The path of the address can be a secret, so only its host is named. */
export const webhookOffLetter = (envelope: Envelope, { agency, name, address, gone, link }: Off): Mail =>
  letter(envelope, 'webhook-off', `Turned off: the endpoint ${name} of ${agency}`, [
    `The endpoint ${quoted(name)} at ${new URL(address).host} is turned off. ${gone ? 'It answered that it is gone (410).' : `Nothing that was sent to it in ${failingDays} days or more arrived.`}`,
    `It is told nothing until somebody turns it on. What it missed is kept for ${keptDays} days and can be sent again from its page.`,
    link,
  ]);
