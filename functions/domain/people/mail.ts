import * as z from 'zod';
import { idOf } from '../id.ts';
import { wants, type Person } from './person.ts';

/** A plain-text letter. Claimed before sending; a claim with unknown outcome is never resent by itself. */
export const Mail = z.object({
  id: idOf('mail'),
  to: z.string(),
  personId: z.string().optional(),
  about: z.string(),
  /** Somebody else whom the letter names: it goes when they close their account. */
  naming: z.string().optional(),
  template: z.string(),
  /** The kind of letter the person may turn off; without it, the letter always goes. */
  preference: z.enum(['challenges', 'reminders']).optional(),
  subject: z.string().max(200),
  text: z.string().max(20_000),
  /** `returned`: it went, and the other side sent it back. */
  state: z.enum(['waiting', 'claimed', 'sent', 'failed', 'skipped', 'returned']),
  reason: z.string().max(300).optional(),
  createdAt: z.iso.datetime(),
  /** How often it was tried and certainly did not go, and when it may be tried again. */
  attempts: z.number().int().optional(),
  notBefore: z.iso.datetime().optional(),
  claimedAt: z.iso.datetime().optional(),
  sentAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Mail = z.infer<typeof Mail>;

/** An address that nothing is sent to any more, by the SHA-256 of the address: letters to it came back, or its reader called one unwanted. */
export const Stop = z.object({ hash: z.string(), why: z.enum(['bounced', 'unwanted']), at: z.iso.datetime() });
export type Stop = z.infer<typeof Stop>;

const minute = 60_000;
const longestWait = 240 * minute;
/** About three days. */
const mostAttempts = 24;
const unsureMinutes = 10;

const after = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
const next = (mail: Mail, change: Partial<Mail>): Mail => ({ ...mail, ...change, version: mail.version + 1 });

export const claimed = (mail: Mail, at: string): Mail => next(mail, { state: 'claimed', claimedAt: at, notBefore: undefined });
export const sent = (mail: Mail, at: string): Mail => next(mail, { state: 'sent', sentAt: at, reason: undefined });
export const refused = (mail: Mail, reason: string): Mail => next(mail, { state: 'failed', reason: reason.slice(0, 300) });
export const skipped = (mail: Mail): Mail => next(mail, { state: 'skipped', reason: 'The person stopped letters of this kind.' });

export const returned = (mail: Mail, detail: string): Mail => next(mail, { state: 'returned', reason: detail.slice(0, 300) });
export const stopped = (mail: Mail, { why, at }: Stop): Mail =>
  next(mail, { state: 'skipped', reason: `Not sent: since ${at.slice(0, 10)} ${why === 'bounced' ? 'letters to this address come back' : 'its reader calls our letters unwanted'}.` });

/** It certainly did not go: it waits 1, 2, 4 ... minutes, then four hours each time, and is given up after three days. */
export const delayed = (mail: Mail, reason: string, at: string): Mail => {
  const attempts = (mail.attempts ?? 0) + 1;
  if (attempts >= mostAttempts) return { ...refused(mail, `Given up after ${attempts} tries: ${reason}`), attempts };
  return next(mail, { state: 'waiting', attempts, reason: reason.slice(0, 300), notBefore: after(at, Math.min(longestWait, 2 ** (attempts - 1) * minute)) });
};

/** Nothing more happens to it by itself: it failed, or it was claimed and its end was never seen. */
export const needsLook = (mail: Mail, at: string): boolean =>
  mail.state === 'failed' || (mail.state === 'claimed' && after(mail.claimedAt ?? mail.createdAt, unsureMinutes * minute) <= at);

/** As if it were new. Whoever asks for it takes the risk that the person gets it twice. */
export const again = (mail: Mail): Mail =>
  next(mail, { state: 'waiting', attempts: undefined, notBefore: undefined, claimedAt: undefined, reason: undefined });

/** Asked when it goes, not when it was written: somebody may have changed their mind, or left. */
export const fateOf = (mail: Mail, person: Person | undefined): 'go' | 'skip' | 'erase' => {
  if (person?.closed) return 'erase';
  return mail.preference && person && !wants(person, mail.preference) ? 'skip' : 'go';
};
