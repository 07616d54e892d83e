import type { Caller } from '../../../domain/caller.ts';
import type { Challenge, Rules } from '../../../domain/call/challenge.ts';
import { sightOf, standingOf, waitingWords, type Blindness, type Standing } from '../../../domain/entry/redaction.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { EntryCard } from '../../../ports/entries.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { sentEntries } from '../assigning/judging-field.ts';

/** The rules that judges read entries by: those their assignments were published under, else those of today. */
export const judgedBy = async (ports: Pick<Ports, 'challenges' | 'rounds'>, challenge: Challenge): Promise<{ rules: Rules; how: Blindness; /** The round they read them in. */ roundId?: string | undefined }> => {
  const current = await ports.rounds.current(challenge.id);
  const round = current?.publishedBatch ? current : undefined;
  const rules = await ports.challenges.rules(challenge.id, round?.rulesVersion ?? challenge.rulesVersion);
  if (!rules) throw notFound('entry');
  const { blind, anonymized } = round ?? rules.sections.judging;
  return { rules, how: { blind, anonymized }, roundId: round?.id };
};

type Looked = { entry: EntryCard; standing: Standing; scoredBefore: number };
const looksAt = async (ports: Pick<Ports, 'redactions'>, challengeId: string, entries: EntryCard[]): Promise<Looked[]> => {
  const few = entries.length <= 100;
  const found = await (few ? ports.redactions.findMany(entries.map(({ id }) => id)) : ports.redactions.ofChallenge(challengeId));
  const made = new Map(found.map((one) => [one.entryId, one]));
  return entries.map((entry) => ({ entry, standing: standingOf(made.get(entry.id), entry.sentVersion), scoredBefore: made.get(entry.id)?.scoredBefore ?? 0 }));
};

export type LookThrough = Blindness & { of: number; looked: number; again: number; /** Entries that judges had scored, or begun to, as they were sent. */ scoredBefore: number; /** The entry to look through after `after`; the first one left when none comes after it. */ next?: { id: string; code: string } | undefined };

/** How far the agency is with looking through the entries for its judges. */
export const readLookThrough = async (ports: Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'entries' | 'redactions'>, caller: Caller, wanted: { challengeId: string; after?: string | undefined }): Promise<LookThrough> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  if (challenge.rulesVersion === 0) return { blind: false, anonymized: false, of: 0, looked: 0, again: 0, scoredBefore: 0 };
  const { how } = await judgedBy(ports, challenge);
  if (!how.blind) return { ...how, of: 0, looked: 0, again: 0, scoredBefore: 0 };
  const looks = await looksAt(ports, challenge.id, await sentEntries(ports, challenge.id));
  const left = looks.filter(({ standing }) => standing !== 'current').map(({ entry }) => entry);
  const next = left.find((entry) => entry.id > (wanted.after ?? '')) ?? left.find((entry) => entry.id !== wanted.after);
  return { ...how, of: looks.length, looked: looks.length - left.length, again: looks.filter(({ standing }) => standing === 'stale').length, scoredBefore: looks.filter(({ scoredBefore }) => scoredBefore > 0).length, next: next && { id: next.id, code: next.code } };
};

/** What keeps judges from reading some of these entries, in words; undefined when nothing does. */
export const whyUnreadable = async (ports: Pick<Ports, 'redactions'>, { challengeId, ...how }: Blindness & { challengeId: string }, entries: EntryCard[]): Promise<string | undefined> => {
  if (!how.blind) return undefined;
  const closed = (await looksAt(ports, challengeId, entries)).filter(({ standing }) => sightOf(how, standing) === 'nothing');
  const again = closed.filter(({ standing }) => standing === 'stale').length;
  return waitingWords(entries.length, { again, unread: closed.length - again });
};

/** Assignments show entries to judges: none that they may not read. */
export const refuseUnreadable = async (ports: Pick<Ports, 'redactions'>, round: Blindness & { challengeId: string }, entries: EntryCard[]): Promise<void> => {
  const words = await whyUnreadable(ports, round, entries);
  if (words) throw new Refusal('conflict', `${words} Open Entries to do it.`);
};
