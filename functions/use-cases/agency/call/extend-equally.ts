import type { Caller } from '../../../domain/caller.ts';
import { stageOf, type Challenge, type Sections } from '../../../domain/call/challenge.ts';
import { amountWords, entriesAreOver, extendEqually, refuseNothingAhead, type Move, type Moved } from '../../../domain/call/equal-extension.ts';
import { lacksOf } from '../../../domain/call/lint.ts';
import { phasesOf } from '../../../domain/call/publication.ts';
import { dayWords, momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { currentSections, publishAmended, published, publishedOwn, type Amending } from './amend-challenge.ts';

type Wanted = { challengeId: string; minutes: number };
export type ExtensionPreview = { moves: Move[]; amount: string; zone: string; /** Entries have closed; they do not open again. */ entriesOver: boolean; version: number };

/** The same instants in every browser: a time that clocks skip or show twice, or that people read two ways, is no deadline. */
const refuseUnclear = (challenge: Challenge, sections: Sections, { timeline, moves }: Moved): void => {
  const stood = lacksOf(sections).map(({ message }) => message);
  const [lack] = lacksOf({ ...sections, timeline }).filter(({ message }) => !stood.includes(message));
  if (lack) throw new Refusal('invalid', `${lack.message} Move everything by another amount.`, 'minutes');
  const instants = new Set(phasesOf({ ...sections, timeline }).flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]));
  const lost = moves.find(({ kind, what, after }) => kind === 'instant' && what !== 'Questions close' && !instants.has(after));
  if (lost) throw new Refusal('invalid', `${lost.what} ${momentWords(lost.after, challenge.zone)}, a time that clocks show twice. Move everything by another amount.`, 'minutes');
};

const movedBy = async (ports: Amending, caller: Caller, challenge: Challenge, minutes: number) => {
  if (['draft', 'scheduled'].includes(stageOf(challenge, caller.at))) throw new Refusal('closed', 'Deadlines can be moved once the challenge is public. Until then, take it back and edit its dates.');
  if (challenge.resultsAt) throw new Refusal('closed', 'Results are out. No date of this challenge lies ahead.');
  const sections = await currentSections(ports, challenge);
  const moved = extendEqually(challenge, sections.timeline, minutes, caller.at);
  refuseNothingAhead(moved);
  refuseUnclear(challenge, sections, moved);
  return { sections, moved };
};

/** What would move, before anybody is told. */
export const previewExtension = async (ports: Amending, caller: Caller, wanted: Wanted): Promise<ExtensionPreview> => {
  const challenge = await publishedOwn(ports, caller, wanted.challengeId);
  const { moved } = await movedBy(ports, caller, challenge, wanted.minutes);
  return { moves: moved.moves, amount: amountWords(wanted.minutes), zone: challenge.zone, entriesOver: entriesAreOver(challenge, caller.at), version: challenge.version };
};

const calendarDay = (day: string) => dayWords(`${day}T12:00:00.000Z`, 'UTC');
const moveWords = ({ what, kind, before, after }: Move, zone: string): string =>
  (kind === 'day' ? `${what} on ${calendarDay(after)}. Before: ${calendarDay(before)}.` : `${what} ${momentWords(after, zone)}. Before: ${momentWords(before, zone)}.`);

/** After an incident: nobody loses time by it, and nobody gains more than the others. What single teams were given moves with it, in a job. */
export const extendAll = async (ports: Amending, caller: Caller, wanted: Wanted & { reason: string; version: number }): Promise<Challenge> => {
  const challenge = await published(ports, caller, wanted.challengeId);
  const { sections, moved } = await movedBy(ports, caller, challenge, wanted.minutes);
  if (challenge.version !== wanted.version) throw new Refusal('stale', 'Somebody changed what is published since you looked at the new dates. Look again, then move them.', undefined, { version: challenge.version });
  const amount = amountWords(wanted.minutes);
  const text = `${wanted.reason}\n\nAll dates ahead are ${amount} later, for everybody alike:\n${moved.moves.map((move) => `- ${moveWords(move, challenge.zone)}`).join('\n')}`;
  return publishAmended(ports, caller, { ...challenge, questionsUntil: moved.questionsUntil }, { ...sections, timeline: moved.timeline }, { kind: 'all-extended', title: `All deadlines are ${amount} later`, text }, { minutes: wanted.minutes });
};
