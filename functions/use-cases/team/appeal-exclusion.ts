import type { Caller } from '../../domain/caller.ts';
import type { Screening } from '../../domain/entry/screening.ts';
import { momentWords } from '../../domain/moment.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';
import { tell } from '../tell.ts';
import { leadOf, ownEntry } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'entries' | 'screenings' | 'teams'> & Recorder;

/** What a team reads of an exclusion: no names, and nothing before two people agreed. */
export type Exclusion = Pick<Screening, 'state' | 'appealUntil' | 'version'> & { reason: string; at: string; appeal?: { at: string; text: string } | undefined; decided?: { at: string; reason: string } | undefined };

const told = (screening: Screening | undefined): Exclusion | undefined => {
  if (!screening?.second || !['excluded', 'appealed', 'final', 'reinstated'].includes(screening.state)) return undefined;
  const { state, appealUntil, version, first, second, appeal, decided } = screening;
  return { state, appealUntil, version, reason: first.reason, at: second.at, appeal: appeal && { at: appeal.at, text: appeal.reason }, decided: decided && { at: decided.at, reason: decided.reason } };
};

export const readExclusion = async (ports: Needed, caller: Caller, entryId: string): Promise<Exclusion | undefined> => {
  const { entry } = await ownEntry(ports, caller, entryId);
  return told(await ports.screenings.find(entry.challengeId, entry.id));
};

/** The lead says, once, why the exclusion is wrong. */
export const appealExclusion = async (ports: Needed, caller: Caller, wanted: { entryId: string; text: string; version: number }): Promise<Exclusion> => {
  const own = await ownEntry(ports, caller, wanted.entryId);
  leadOf(own);
  const { entry, person } = own;
  const [challenge, screening] = await Promise.all([ports.challenges.find(entry.challengeId), ports.screenings.find(entry.challengeId, entry.id)]);
  if (!challenge || !screening || !told(screening)) throw notFound('exclusion');
  if (screening.version !== wanted.version) throw new Refusal('stale', 'The agency decided meanwhile. Look again.');
  if (screening.state !== 'excluded') throw new Refusal('conflict', screening.state === 'appealed' ? 'Your appeal is with the agency already.' : 'The agency has decided on your appeal.');
  const { appealUntil } = screening;
  if (!appealUntil || caller.at > appealUntil) throw new Refusal('closed', `An appeal was possible until ${momentWords(appealUntil ?? '', challenge.zone)}.`);
  const next: Screening = { ...screening, state: 'appealed', appeal: { by: person.id, at: caller.at, reason: wanted.text }, version: screening.version + 1 };
  const deed = tell(ports, caller, 'appeal.filed', { about: challenge.id, refs: { entry: entry.id, team: entry.teamId }, answer: told(next) });
  await ports.screenings.save(next, onRecord(ports, deed, { teamId: entry.teamId, words: wanted.text }));
  return told(next)!;
};
