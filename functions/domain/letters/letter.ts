import type { Sha256 } from '../words/canonical.ts';
import { idBytes, makeId } from '../id.ts';
import type { Mail } from '../people/mail.ts';
import type { Preference } from '../people/person.ts';

/** What every letter needs: its own id (so that queueing twice stores once), when, and to whom. */
export type Envelope = {
  id: string; at: string; to: string; personId?: string | undefined; about: string; /** Somebody else whom the letter names. */ naming?: string | undefined;
  /** The kind of letter it is, with the link that stops that kind; without it the letter always goes. */
  optional?: { preference: Preference; stopLink: string; why?: string | undefined } | undefined;
};

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g)!.slice(0, idBytes), (pair) => parseInt(pair, 16));

/** The same for the same parts: what is made twice from one act is stored once. */
export const derivedId = (kind: 'mail' | 'act' | 'credential' | 'delivery', sha256: Sha256, ...parts: string[]): string => makeId(kind, bytesOf(sha256(`${kind} ${parts.join(' ')}`)));

const because: Record<Preference, string> = {
  challenges: 'You get this because you registered for this challenge or follow it.',
  reminders: 'You get this because reminders before deadlines are on in your settings.',
};

/** Plain text, short lines of thought. */
export const letter = (envelope: Envelope, template: string, subject: string, paragraphs: (string | false | undefined)[]): Mail => {
  const { optional } = envelope;
  const end = optional && `--\n${optional.why ?? because[optional.preference]} Stop these letters: ${optional.stopLink}`;
  return {
    id: envelope.id, to: envelope.to, personId: envelope.personId, about: envelope.about, ...(envelope.naming ? { naming: envelope.naming } : {}), template, ...(optional ? { preference: optional.preference } : {}), subject: subject.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 200),
    text: `${[...paragraphs, end].filter(Boolean).join('\n\n')}\n`, state: 'waiting', createdAt: envelope.at, version: 1,
  };
};
