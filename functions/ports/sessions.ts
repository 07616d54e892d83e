import type { Deed } from '../domain/act.ts';
import type { Session } from '../domain/people/session.ts';

export type Sessions = {
  /** Stores the session, the act, and removes the session it replaces, in one transaction. */
  create(session: Session, deed: Deed, replaces?: string): Promise<void>;
  /** Strongly read. Times are the caller's to check: removal of old sessions is late. */
  find(hash: string): Promise<Session | undefined>;
  /** Moves the idle limit. Does nothing when the session was ended meanwhile: an ended session never comes back. */
  touch(session: Session): Promise<void>;
  /** All of a person, newest first. */
  ofPerson(personId: string): Promise<Session[]>;
  /** Removes them without an act, when one already voided them; safe to repeat. */
  remove(sessions: Session[]): Promise<void>;
  /** Removes it together with the act; safe to repeat. */
  end(session: Session, deed: Deed): Promise<void>;
};
