import type { Caller } from '../../../domain/caller.ts';
import { judgingPhase, stageOf, type Challenge, type Phase, type Sections } from '../../../domain/call/challenge.ts';
import { lacksOf } from '../../../domain/call/lint.ts';
import { dayWords, momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { closingInstantOf } from '../../../domain/zone.ts';
import { currentSections, publishAmended, published, type Amending, type Amendment } from '../call/amend-challenge.ts';

type Wanted = Amendment & { closes: string; /** Empty or left out: the day that was promised stays. */ resultsOn?: string | undefined; version: number };

const openJudging = (challenge: Challenge, at: string): Phase => {
  const phase = judgingPhase(challenge);
  if (!phase || ['draft', 'scheduled'].includes(stageOf(challenge, at))) throw new Refusal('closed', 'Judging can be given more time once the challenge is public.');
  if (challenge.resultsAt || at > phase.closesAt) throw new Refusal('closed', `Judging closed ${momentWords(phase.closesAt, challenge.zone)}. It cannot be opened again.`);
  return phase;
};

const calendarDay = (day: string) => dayWords(`${day}T12:00:00.000Z`, 'UTC');

/** Nobody promises results for a day on which judges still score. */
const resultsAfter = (timeline: Sections['timeline'], { closes, resultsOn }: Pick<Wanted, 'closes' | 'resultsOn'>): string => {
  const day = resultsOn || timeline.resultsOn;
  if (timeline.resultsOn && day < timeline.resultsOn) throw new Refusal('invalid', `Results are expected on ${calendarDay(timeline.resultsOn)}. That day only moves later.`, 'resultsOn');
  if (day && day < closes.slice(0, 10)) throw new Refusal('invalid', `Judging would still be open on ${calendarDay(day)}, when results are expected. Choose a later day for the results.`, 'resultsOn');
  return day;
};

/** Judges get more time, all of them. The end only moves later, and only while judging is not over; what teams were promised moves with it or stays true. */
export const extendJudging = async (ports: Amending, caller: Caller, wanted: Wanted): Promise<Challenge> => {
  const challenge = await published(ports, caller, wanted.challengeId);
  const phase = openJudging(challenge, caller.at);
  if (challenge.version !== wanted.version) throw new Refusal('stale', 'Somebody changed what is published since you opened this page. Look again, then move the end.', undefined, { version: challenge.version });
  const sections = await currentSections(ports, challenge);
  const before = sections.timeline;
  const closesAt = closingInstantOf(wanted.closes, before.zone, 'closes');
  if (closesAt <= phase.closesAt) throw new Refusal('invalid', `Choose a time after ${momentWords(phase.closesAt, challenge.zone)}.`, 'closes');
  const timeline = { ...before, resultsOn: resultsAfter(before, wanted), phases: before.phases.map((one) => (one.id === phase.id ? { ...one, closes: wanted.closes } : one)) };
  const stood = lacksOf(sections).map(({ message }) => message);
  const [lack] = lacksOf({ ...sections, timeline }).filter(({ message }) => !stood.includes(message));
  if (lack) throw new Refusal('invalid', lack.message, 'closes');
  const later = timeline.resultsOn === before.resultsOn ? '' : ` Results are now expected on ${calendarDay(timeline.resultsOn)}.${before.resultsOn ? ` Before: ${calendarDay(before.resultsOn)}.` : ''}`;
  const text = `Judging now closes ${momentWords(closesAt, challenge.zone)}. Before: ${momentWords(phase.closesAt, challenge.zone)}.${later}\n\n${wanted.reason}`;
  return publishAmended(ports, caller, challenge, { ...sections, timeline }, { kind: 'judging-extended', title: 'Judging ends later', text });
};
