import type { Deed } from '../domain/act.ts';
import type { Mail, Stop } from '../domain/people/mail.ts';
import type { Listed } from './page.ts';

/** Letters waiting and sent. A letter is claimed before it is handed over; a claim of unknown outcome is never resent by itself. */
export type Mails = {
  /** Safe to repeat: a letter with the same id is stored once. */
  queue(letters: Mail[]): Promise<void>;
  /** Letters and the act that sends them, all or nothing; at most 90. */
  queueWith(letters: Mail[], deed: Deed): Promise<void>;
  /** Reminders, the act that sends them, and the mark on the board of each judge they go to, all or nothing; at most 45. */
  remind(letters: Mail[], deed: Deed, reminded: { roundId: string; judgeIds: string[] }): Promise<void>;
  /** Letters that may go by then, oldest first, at most a page; without an instant also those that are to be tried again later. */
  waiting(until?: string): Promise<Mail[]>;
  /** Those that failed, and those claimed whose end was not seen yet: oldest first, without their text. */
  unsettled(after?: string): Promise<Listed<Mail>>;
  /** Newest first, for the deliveries page. */
  all(after?: string): Promise<Listed<Mail>>;
  /** Letters to a person that are no longer waiting, newest first, without their text. */
  ofPerson(personId: string, after?: string): Promise<Listed<Mail>>;
  /** Letters written to an address, not to a person with an account: waiting and settled ones, newest first, without their text. */
  ofAddress(email: string, after?: string): Promise<Listed<Mail>>;
  /** Letters to others that name a person, a page of each kind, without their text; a waiting one to an address is among them once it is settled. */
  naming(personId: string): Promise<Mail[]>;
  /** Removes them whole; safe to repeat. */
  erase(letters: Mail[]): Promise<void>;
  /** Nothing more goes to the address. Safe to repeat. */
  stop(stop: Stop): Promise<void>;
  /** Those of the addresses that nothing goes to, at most a page of them. */
  stopped(hashes: string[]): Promise<Stop[]>;
  /** Letters go there again. Safe to repeat. */
  resume(hash: string): Promise<void>;
  find(id: string): Promise<Mail | undefined>;
  /** At most a page of them, strongly read, in no particular order. */
  findMany(ids: string[]): Promise<Mail[]>;
  /** Refuses `stale` unless one more than stored: only one job gets the claim. */
  change(mail: Mail, deed?: Deed): Promise<void>;
};
