import type { Mail } from '../mail.ts';

/** What every letter needs: its own id (so that queueing twice stores once), when, and to whom. */
export type Envelope = { id: string; at: string; to: string; personId?: string | undefined; about: string };

/** Plain text, short lines of thought, signed by the site. */
export const letter = (envelope: Envelope, template: string, subject: string, paragraphs: (string | false | undefined)[]): Mail => ({
  id: envelope.id, to: envelope.to, personId: envelope.personId, about: envelope.about, template, subject: subject.slice(0, 200),
  text: `${paragraphs.filter(Boolean).join('\n\n')}\n`, state: 'waiting', createdAt: envelope.at, version: 1,
});
