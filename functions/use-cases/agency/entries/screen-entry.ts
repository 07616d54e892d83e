import type { Caller } from '../../../domain/caller.ts';
import { judgingPhase, stageOf, type Challenge } from '../../../domain/call/challenge.ts';
import { asSent, entryState, type Entry } from '../../../domain/entry/entry.ts';
import { appealEnd, type Screening } from '../../../domain/entry/screening.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { sentEntries } from '../assigning/judging-field.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'people' | 'rounds' | 'screenings'> & Recorder;
type Of = { challengeId: string; entryId: string };
type Versioned = Of & { reason: string; version: number };

const found = async (ports: Needed, challenge: Challenge, { entryId }: Of): Promise<{ entry: Entry; screening: Screening | undefined }> => {
  const [entry, screening] = await Promise.all([ports.entries.find(entryId, { strong: true }), ports.screenings.find(challenge.id, entryId)]);
  if (!entry || entry.challengeId !== challenge.id || !['sent', 'excluded'].includes(entryState(entry))) throw notFound('entry');
  return { entry, screening };
};

const refuseStale = (screening: Screening | undefined, version: number): void => {
  if ((screening?.version ?? 0) !== version) throw new Refusal('stale', 'Somebody screened this entry meanwhile. Look again, then decide.');
};

/** Once judges have their entries, the field stands: what is found then is a reason not to select. */
const refuseAfterDraw = async (ports: Needed, challenge: Challenge): Promise<void> => {
  if ((await ports.rounds.current(challenge.id))?.publishedAt) throw new Refusal('conflict', 'Judges have their entries already, so the field stands. Say why in the decision on this entry instead.');
};

const refuseUntimely = (challenge: Challenge, at: string): void => {
  const stage = stageOf(challenge, at);
  if (stage === 'open' || stage === 'upcoming') throw new Refusal('closed', 'Entries are still open: a team can mend what it sent. Screen them after the deadline.');
  if (!['closed', 'judging', 'deciding'].includes(stage)) throw new Refusal('closed', 'This challenge is over. What was decided stands.');
};

/** The first look: the entry is in, or it is proposed to exclude it, which another person confirms. */
export const screenEntry = async (ports: Needed, caller: Caller, wanted: Versioned & { outcome: 'eligible' | 'exclude' }): Promise<Screening> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { entry, screening } = await found(ports, challenge, wanted);
  refuseUntimely(challenge, caller.at);
  refuseStale(screening, wanted.version);
  if (screening && !['eligible', 'proposed'].includes(screening.state)) throw new Refusal('conflict', 'This entry was excluded by two people. Only an appeal changes that.');
  const out = wanted.outcome === 'exclude';
  if (out && wanted.reason.length < 10) throw new Refusal('invalid', 'Say which rule is not met, and how you know. The team reads it once a second person agrees.', 'reason');
  if (out) await refuseAfterDraw(ports, challenge);
  const next: Screening = { challengeId: challenge.id, entryId: entry.id, n: entry.sentVersion, state: out ? 'proposed' : 'eligible', first: { by: person.id, at: caller.at, reason: wanted.reason }, version: (screening?.version ?? 0) + 1 };
  await ports.screenings.save(next, tell(ports, caller, out ? 'screening.exclusion-proposed' : 'screening.passed', { about: challenge.id, refs: { entry: entry.id }, answer: next }));
  return next;
};

/** A second person of the agency agrees, and the entry is out; or not, and it is in. */
export const confirmExclusion = async (ports: Needed, caller: Caller, wanted: Versioned & { agreed: boolean }): Promise<Screening> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, ['manager', 'approver']);
  const { entry, screening } = await found(ports, challenge, wanted);
  refuseStale(screening, wanted.version);
  if (screening?.state !== 'proposed') throw new Refusal('conflict', 'No exclusion waits for a second person here.');
  if (screening.first.by === person.id) throw new Refusal('forbidden', 'You proposed it. Another person of your agency confirms it.');
  const second = { by: person.id, at: caller.at, reason: wanted.reason };
  if (!wanted.agreed) {
    if (wanted.reason.length < 3) throw new Refusal('invalid', 'Say why the entry stays. Your colleague reads it.', 'reason');
    const kept: Screening = { ...screening, state: 'eligible', second, version: screening.version + 1 };
    await ports.screenings.save(kept, tell(ports, caller, 'screening.exclusion-refused', { about: challenge.id, refs: { entry: entry.id }, answer: kept }));
    return kept;
  }
  await refuseAfterDraw(ports, challenge);
  const next: Screening = { ...screening, state: 'excluded', second, appealUntil: appealEnd(caller.at, judgingPhase(challenge)?.opensAt), version: screening.version + 1 };
  const deed = tell(ports, caller, 'entry.excluded', { about: challenge.id, refs: { entry: entry.id, team: entry.teamId }, answer: next });
  await ports.screenings.save(next, onRecord(ports, deed, { code: entry.code, reason: screening.first.reason }), { ...entry, excludedAt: caller.at, version: entry.version + 1 });
  return next;
};

/** Whoever proposed the exclusion does not decide on the appeal against it. An entry that is taken back in follows at once, by a job. */
export const decideAppeal = async (ports: Needed, caller: Caller, wanted: Versioned & { reinstated: boolean }): Promise<Screening> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, ['manager', 'approver']);
  const { entry, screening } = await found(ports, challenge, wanted);
  refuseStale(screening, wanted.version);
  if (screening?.state !== 'appealed') throw new Refusal('conflict', 'No appeal waits here.');
  if (screening.first.by === person.id) throw new Refusal('forbidden', 'You proposed the exclusion. Another person of your agency decides on the appeal.');
  if (wanted.reason.length < 10) throw new Refusal('invalid', 'Say why. The team reads it.', 'reason');
  if (wanted.reinstated) await refuseAfterDraw(ports, challenge);
  const outcome = wanted.reinstated ? 'upheld' as const : 'rejected' as const;
  const next: Screening = { ...screening, state: wanted.reinstated ? 'reinstated' : 'final', decided: { by: person.id, at: caller.at, reason: wanted.reason }, version: screening.version + 1 };
  const deed = tell(ports, caller, 'appeal.decided', { about: challenge.id, refs: { entry: entry.id, team: entry.teamId, outcome }, answer: next });
  await ports.screenings.save(next, onRecord(ports, deed, { teamId: entry.teamId, outcome, reason: wanted.reason }));
  return next;
};

type Named = { byName: string; at: string; reason: string };
export type ShownScreening = Pick<Screening, 'n' | 'state' | 'appealUntil' | 'version'> & { sentVersion: number; own: boolean; first: Named; second?: Named | undefined; appeal?: Named | undefined; decided?: Named | undefined };

/** How the screening of one entry stands, for the agency. Undefined while nobody looked. `own`: the caller proposed it. */
export const readScreening = async (ports: Needed, caller: Caller, wanted: Of): Promise<{ screening: ShownScreening | undefined; title: string; sentVersion: number }> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, ['manager', 'approver']);
  const { entry, screening } = await found(ports, challenge, wanted);
  const { title } = asSent(entry);
  if (!screening) return { screening: undefined, title, sentVersion: entry.sentVersion };
  const { first, second, appeal, decided, ...rest } = screening;
  const people = await ports.people.findMany([first, second, appeal, decided].flatMap((said) => (said ? [said.by] : [])));
  const named = <S extends Screening['first'] | undefined>(said: S) => (said && { byName: people.find(({ id }) => id === said.by)?.name ?? 'Somebody who left', at: said.at, reason: said.reason }) as S extends undefined ? undefined : Named;
  return { screening: { ...rest, sentVersion: entry.sentVersion, own: first.by === person.id, first: named(first), second: named(second), appeal: named(appeal), decided: named(decided) }, title, sentVersion: entry.sentVersion };
};

export type ScreeningQueue = { of: number; done: number; proposed: string[]; appealed: string[]; /** The next entry that nobody has looked at as it was sent last. */ next?: { id: string; code: string } | undefined };

/** How far the agency is with holding entries against who can enter. */
export const readScreeningQueue = async (ports: Needed, caller: Caller, wanted: { challengeId: string; after?: string | undefined }): Promise<ScreeningQueue> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, ['manager', 'approver']);
  const [entries, cards] = await Promise.all([sentEntries(ports, challenge.id), ports.screenings.cards(challenge.id)]);
  const looked = new Map(cards.map((card) => [card.entryId, card]));
  const left = entries.filter(({ id, sentVersion }) => looked.get(id)?.n !== sentVersion);
  const next = left.find(({ id }) => id > (wanted.after ?? '')) ?? left.find(({ id }) => id !== wanted.after);
  const inState = (state: Screening['state']) => cards.filter((card) => card.state === state).map(({ entryId }) => entryId);
  return { of: entries.length, done: entries.length - left.length, proposed: inState('proposed'), appealed: inState('appealed'), next: next && { id: next.id, code: next.code } };
};

/** Judges get their entries once it is clear which count. */
export const refuseUnscreened = async (ports: Pick<Ports, 'screenings'>, challengeId: string): Promise<void> => {
  const [proposed, appealed] = await Promise.all([ports.screenings.cards(challengeId, 'proposed'), ports.screenings.cards(challengeId, 'appealed')]);
  if (proposed.length > 0) throw new Refusal('conflict', `${proposed.length === 1 ? 'An exclusion waits' : `${proposed.length} exclusions wait`} for a second person. Open Entries to decide.`);
  if (appealed.length > 0) throw new Refusal('conflict', `${appealed.length === 1 ? 'An appeal waits' : `${appealed.length} appeals wait`} for your decision. Open Entries to decide.`);
};
