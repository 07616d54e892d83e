import * as z from 'zod';
import { idOf } from '../id.ts';
import type { Stop } from '../people/mail.ts';
import { mayAct, wants, type Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { announcementStates, audiences, isPublic, listMinutes, skipReasons, type Audience, type SkipReason } from './announcement-words.ts';

const count = z.number().int();
const Skipped = z.object({ 'stopped-letters': count, returned: count, unwanted: count, closed: count });
export const nobodySkipped = (): z.infer<typeof Skipped> => ({ 'stopped-letters': 0, returned: 0, unwanted: 0, closed: 0 });

/** What an agency writes to some of those who have to do with a challenge. */
export const Announcement = z.object({
  id: idOf('announcement'),
  challengeId: idOf('challenge'),
  audience: z.enum(audiences),
  title: z.string(),
  text: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  state: z.enum(announcementStates),
  /** Each list of recipients is one of its own: which it is. */
  run: count,
  listedAt: z.iso.datetime().optional(),
  sentAt: z.iso.datetime().optional(),
  /** How far a job is: which part of the audience it reads, and where in it. */
  work: z.object({ part: count, cursor: z.string().optional() }).optional(),
  /** People in the list so far; once it is sent, all of them were written to or skipped. */
  listed: count,
  written: count,
  skipped: Skipped,
  version: count,
});
export type Announcement = z.infer<typeof Announcement>;

/** One person of a frozen list. `reason`: why no letter goes there, as it stands. */
export const Recipient = z.object({
  challengeId: idOf('challenge'), announcementId: idOf('announcement'), run: count, personId: idOf('person'), state: z.enum(['listed', 'written', 'skipped']), reason: z.enum(skipReasons).optional(),
});
export type Recipient = z.infer<typeof Recipient>;

export type Words = { audience: Audience; title: string; text: string };
const later = (one: Announcement, change: Partial<Announcement>): Announcement => ({ ...one, ...change, version: one.version + 1 });
export const skippedOf = ({ skipped }: Pick<Announcement, 'skipped'>): number => Object.values(skipped).reduce((sum, n) => sum + n, 0);

const refuseBusy = ({ state }: Announcement): void => {
  if (state === 'sending' || state === 'sent') throw new Refusal('conflict', 'This announcement was sent. Write another one.');
  if (state === 'listing') throw new Refusal('conflict', 'The list is being made. Wait a moment, then look again.');
};

/** Other words, or another audience: a list that was made no longer counts. */
export const rewritten = (one: Announcement, words: Words): Announcement => {
  refuseBusy(one);
  return later(one, { ...words, state: 'draft', listedAt: undefined, listed: 0, skipped: nobodySkipped() });
};

export const listing = (one: Announcement): Announcement => {
  refuseBusy(one);
  return later(one, { state: 'listing', run: one.run + 1, listedAt: undefined, work: { part: 0 }, listed: 0, written: 0, skipped: nobodySkipped() });
};

const minutesSince = (from: string, at: string): number => (Date.parse(at) - Date.parse(from)) / 60_000;

/** From here on nobody joins the list or leaves it. */
export const sending = (one: Announcement, at: string): Announcement => {
  refuseBusy(one);
  if (one.state !== 'listed' || !one.listedAt) throw new Refusal('conflict', 'Make the list first: you send to exactly the people on it.');
  if (minutesSince(one.listedAt, at) > listMinutes) throw new Refusal('conflict', `The list is more than ${listMinutes} minutes old. Make it again, so that it is right.`);
  if (one.listed === skippedOf(one) && !isPublic(one.audience)) throw new Refusal('conflict', 'Nobody on the list would get a letter.');
  return later(one, { state: 'sending', sentAt: at, work: { part: 0 }, written: 0, skipped: nobodySkipped() });
};

/** Judges always hear from the agency they judge for; everybody else can stop these letters. */
export const preferenceFor = (audience: Audience): 'challenges' | undefined => (audience === 'judges' ? undefined : 'challenges');

export const skipReasonOf = (audience: Audience, person: Person | undefined, stop: Stop | undefined): SkipReason | undefined => {
  if (!person || !mayAct(person)) return 'closed';
  if (stop) return stop.why === 'bounced' ? 'returned' : 'unwanted';
  const preference = preferenceFor(audience);
  return preference && !wants(person, preference) ? 'stopped-letters' : undefined;
};

type Page = { next?: string | undefined };
/** One page of the audience is on the list. */
export const gathered = (one: Announcement, { next }: Page): Announcement => later(one, { work: next ? { part: one.work!.part, cursor: next } : { part: one.work!.part + 1 } });

const tallied = (skipped: Announcement['skipped'], page: Pick<Recipient, 'reason'>[]): Announcement['skipped'] => page.reduce((sum, { reason }) => (reason ? { ...sum, [reason]: sum[reason] + 1 } : sum), skipped);

/** One page of the finished list is counted; with the last one the list stands. */
export const counted = (one: Announcement, page: Pick<Recipient, 'reason'>[], { next }: Page, at: string): Announcement =>
  later(one, {
    listed: one.listed + page.length, skipped: tallied(one.skipped, page),
    ...(next ? { work: { part: one.work!.part, cursor: next } } : { work: undefined, state: 'listed', listedAt: at }),
  });

/** One page was written to, or skipped; with the last one it is sent. */
export const dispatched = (one: Announcement, page: Pick<Recipient, 'reason' | 'state'>[], { next }: Page): Announcement =>
  later(one, {
    written: one.written + page.filter(({ state }) => state === 'written').length, skipped: tallied(one.skipped, page), ...(next ? { work: { part: 0, cursor: next } } : { work: undefined, state: 'sent' }),
  });
