import type { Caller } from '../../../domain/caller.ts';
import { stageOf, type Challenge } from '../../../domain/call/challenge.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { reportOf, type Report, type ReportAward } from '../../../domain/statutory/report.ts';
import type { Counting, ReportPart } from '../../../domain/statutory/report-part.ts';
import type { Ports } from '../../../ports/ports.ts';
import { waitingFollowUps } from '../../due-follow-ups.ts';
import { storedRound } from '../../current-round.ts';
import { awardCards, rowsFrom } from '../awards/read-awards.ts';
import { ownChallenge } from '../call/draft-of.ts';

export type Needed = Pick<Ports, 'agencies' | 'awards' | 'challenges' | 'followUps' | 'people' | 'reports' | 'rounds'>;

/** A call that is held elsewhere is reported there. */
export const reportedHere = async (ports: Needed, caller: Caller, challengeId: string, role: Parameters<typeof ownChallenge>[3] = ['manager', 'approver']) => {
  const own = await ownChallenge(ports, caller, challengeId, role);
  if (own.challenge.listing || own.challenge.profile === 'listing') throw new Refusal('conflict', 'This call is held elsewhere, and is reported there.');
  return own;
};

const awardsIn = async (ports: Needed, challenge: Challenge, at: string): Promise<ReportAward[]> => {
  const round = await storedRound(ports, challenge);
  if (!round?.decidedAt) return [];
  return rowsFrom(await awardCards(ports, challenge, round.decidedAt), at).map(({ prize, cents, paid, state, teamName, title, code }) => ({ prize, cents, paid, state, teamName, title, code }));
};

const textsOf = async (ports: Needed, written: ReportPart[]): Promise<Report['texts']> => {
  const people = new Map((await ports.people.findMany([...new Set(written.map(({ editedBy }) => editedBy))])).map(({ id, name, closed }) => [id, closed ? undefined : name]));
  return written.map(({ part, text, editedAt, editedBy, version }) => ({ id: part, text, editedAt, editedByName: people.get(editedBy) ?? 'Somebody who left', version }));
};

/** `counting`: a new count was asked for and is not there yet. */
export type ShownReport = Report & { counting: boolean };
const isCounting = (one: Counting | undefined): boolean => one?.asked !== undefined && (one.counts?.at ?? '') < one.asked.at;

/** The report of a challenge as it stands now. */
export const readReport = async (ports: Needed, caller: Caller, challengeId: string): Promise<ShownReport> => {
  const { challenge } = await reportedHere(ports, caller, challengeId);
  const [written, counting, rules, notices, awards, followed, waiting] = await Promise.all([
    ports.reports.parts(challenge.id), ports.reports.counting(challenge.id), challenge.rulesVersion > 0 ? ports.challenges.rules(challenge.id, challenge.rulesVersion) : undefined, ports.challenges.notices(challenge.id), awardsIn(ports, challenge, caller.at), ports.followUps.ofChallenge(challenge.id), waitingFollowUps(ports, challenge, caller.at),
  ]);
  const texts = await textsOf(ports, written);
  const outcomes = followed.toSorted((a, b) => a.months - b.months || (a.code < b.code ? -1 : 1)).map(({ months, code, title, teamName, inUse, end, cents, source, text, shown }) => ({ months, code, title, teamName, inUse, end, cents, source, text, shown }));
  const funds = written.find(({ part }) => part === 'cash')?.funds ?? [];
  return { ...reportOf({ challenge, rules, stage: stageOf(challenge, caller.at), at: caller.at, texts, funds, counts: counting?.counts, notices: notices.length, awards, outcomes, waiting: waiting.length }), counting: isCounting(counting) };
};
