import * as z from 'zod';
import { idOf } from '../id.ts';
import { StoredNumber } from '../words/stored-number.ts';

/** The answer to one question, by type: text for most, a list for several choices and files, cents for money. */
export const Answer = z.union([
  z.string().max(40_000),
  StoredNumber,
  z.array(z.string().max(200)).max(40),
  z.object({ repository: z.string().max(300), commit: z.string().max(64) }),
]);
export type Answer = z.infer<typeof Answer>;
export const Answers = z.record(z.string(), Answer);
export type Answers = z.infer<typeof Answers>;

/** The summary: what lists, judges' views and Send need. Under 1 KB. */
export const Entry = z.object({
  id: idOf('entry'),
  challengeId: idOf('challenge'),
  teamId: idOf('team'),
  /** Random, with a check character; what judges and the record call it. */
  code: z.string(),
  title: z.string().max(160).default(''),
  area: z.string().default(''),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  slot: z.number().int(),
  /** 0 until sent; the last sent version stays valid while a change is written. */
  sentVersion: z.number().int().default(0),
  sentAt: z.iso.datetime().optional(),
  /** As it was sent last: what the team writes after it is read by nobody else. */
  sentAs: z.object({ title: z.string().max(160), area: z.string() }).optional(),
  receipt: z.string().optional(),
  digest: z.string().optional(),
  withdrawnAt: z.iso.datetime().optional(),
  /** Two people of the agency found that it may not take part. */
  excludedAt: z.iso.datetime().optional(),
  /** In a later stage: the selected entry that it goes on from; and there, the entry that goes on from it. */
  continues: idOf('entry').optional(),
  continuedAs: idOf('entry').optional(),
  version: z.number().int(),
});
export type Entry = z.infer<typeof Entry>;

/** The entry as everybody but its team reads it. */
export const asSent = <Seen extends Pick<Entry, 'title' | 'area' | 'sentAs'>>(entry: Seen): Seen => ({ ...entry, ...entry.sentAs });

export const entryStates = ['draft', 'sent', 'withdrawn', 'excluded'] as const;
export type EntryState = (typeof entryStates)[number];
export const entryState = (entry: Entry): EntryState =>
  entry.withdrawnAt ? 'withdrawn' : entry.excludedAt ? 'excluded' : entry.sentVersion > 0 ? 'sent' : 'draft';

/** It was sent and counts: neither the team took it back nor the agency excluded it. */
export const stands = ({ sentVersion, withdrawnAt, excludedAt }: Pick<Entry, 'sentVersion' | 'withdrawnAt' | 'excludedAt'>): boolean => sentVersion > 0 && !withdrawnAt && !excludedAt;

/** One section of the draft: an item of its own, so two people in two sections never collide. */
export const DraftSection = z.object({
  entryId: idOf('entry'),
  section: z.string(),
  answers: Answers,
  editedBy: z.string(),
  editedAt: z.iso.datetime(),
  version: z.number().int(),
});
export type DraftSection = z.infer<typeof DraftSection>;
/** With the name of who wrote it last: empty once they are not in the team any more. */
export const NamedSection = DraftSection.extend({ editedByName: z.string() });
export type NamedSection = z.infer<typeof NamedSection>;

/** What was sent: immutable, with the digest of its canonical form and of each file. */
export const SentEntry = z.object({
  entryId: idOf('entry'),
  challengeId: idOf('challenge'),
  teamId: idOf('team'),
  n: z.number().int().min(1),
  receipt: z.string(),
  sentAt: z.iso.datetime(),
  sentBy: z.string(),
  rulesVersion: z.number().int(),
  rulesHash: z.string(),
  title: z.string(),
  area: z.string(),
  team: z.object({ name: z.string(), members: z.array(z.string()) }),
  sections: z.array(z.object({ id: z.string(), digest: z.string() })),
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number().int(), type: z.string(), sha256: z.string() })),
  /** In which the challenge tells its times; versions sent before 0.2 lack it. */
  zone: z.string().optional(),
  digest: z.string(),
  /** The act of this Send, by which it is found on the public record; not part of the digest. */
  act: idOf('act').optional(),
});
export type SentEntry = z.infer<typeof SentEntry>;

/** What the digest of a sent version is of, member for member. */
export const manifestOf = ({ digest: _digest, act: _act, ...facts }: SentEntry) => facts;
