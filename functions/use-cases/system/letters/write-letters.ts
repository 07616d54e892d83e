import type { Act } from '../../../domain/act.ts';
import { derivedId, type Envelope } from '../../../domain/letters/letter.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import { wants, type Person, type Preference } from '../../../domain/people/person.ts';
import type { Ports } from '../../../ports/ports.ts';
import { unsubscribeToken } from '../../public/unsubscribe.ts';

export type ToWrite = Pick<Ports, 'mails' | 'people' | 'seals' | 'sha256' | 'site'>;
/** What sets letters off. */
export type Cause = Pick<Act, 'id' | 'at' | 'about' | 'refs' | 'by'>;

type Options = {
  /** The kind of letter a person may turn off; left out, it goes to everybody. */
  preference?: Preference | undefined;
  /** What tells apart two letters of one act to one person. */
  apart?: string;
  /** Somebody else whom the letter names. */
  naming?: string | undefined;
  /** Why it comes, where the kind alone does not say it. */
  why?: string | undefined;
};

/** How a kind of letter is stopped. */
export const optionalPart = (ports: ToWrite, personId: string, preference: Preference, why?: string): NonNullable<Envelope['optional']> =>
  ({ preference, why, stopLink: `${ports.site.origin}/unsubscribe/${unsubscribeToken(ports, personId, preference)}` });

/**
 * One letter to each person, under an id made of the act and the person: a repeat stores nothing twice. Closed accounts get none.
 * Somebody who cannot be read yet is an error: the act stays and is tried again, and nobody is left out.
 */
export const writeLetters = async (ports: ToWrite, act: Cause, personIds: string[], write: (envelope: Envelope, person: Person) => Mail, { preference, apart = '', why, naming }: Options = {}): Promise<void> => {
  const ids = [...new Set(personIds)];
  const found = await ports.people.findMany(ids);
  if (found.length < ids.length) throw new Error(`${ids.length - found.length} people of act ${act.id} cannot be read`);
  const reached = found.filter((person) => !person.closed && (!preference || wants(person, preference)));
  const letters = reached.map((person) => {
    const optional = preference && optionalPart(ports, person.id, preference, why);
    return write({ id: derivedId('mail', ports.sha256, act.id, person.id, apart), at: act.at, to: person.email, personId: person.id, about: act.about, naming: naming === person.id ? undefined : naming, optional }, person);
  });
  await ports.mails.queue(letters);
};
