import type { Caller } from '../../../domain/caller.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Counting, Fund, ReportPart } from '../../../domain/statutory/report-part.ts';
import type { PartId } from '../../../domain/statutory/report-words.ts';
import { seenText } from '../../../domain/words/one-line.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { reportedHere, type Needed as Reading } from './read-report.ts';

type Needed = Reading & Pick<Ports, 'chance'>;
type Wanted = { challengeId: string; part: PartId; text: string; funds: Fund[]; version: number };

/** A part of the report, saved while the challenge runs. */
export const writePart = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<ReportPart> => {
  const { challenge, person } = await reportedHere(ports, caller, wanted.challengeId, 'manager');
  const { part, text, funds } = wanted;
  if (funds.length > 0 && part !== 'cash') throw new Refusal('invalid', 'Sources of money belong to the cash that was awarded.', 'funds');
  const nameless = funds.findIndex(({ source }) => seenText(source) === '');
  if (nameless >= 0) throw new Refusal('invalid', 'Say who gave it, or clear the row.', `funds.${nameless}.source`);
  const stored = await ports.reports.part(challenge.id, part);
  if ((stored?.version ?? 0) !== wanted.version) throw new Refusal('stale', 'Somebody saved this part since you opened it. Compare, then save again.', undefined, { current: stored, version: stored?.version ?? 0 });
  const next: ReportPart = { challengeId: challenge.id, part, text, funds, editedBy: person.id, editedAt: caller.at, version: wanted.version + 1 };
  await ports.reports.save(next, tell(ports, caller, 'report.written', { about: challenge.id, refs: { part }, answer: next }));
  return next;
};

/** A job counts registrations, teams, entries, reviews and letters anew. */
export const askCount = async (ports: Needed, caller: Caller, challengeId: string): Promise<{ asked: string }> => {
  const { challenge } = await reportedHere(ports, caller, challengeId, 'manager');
  const before = await ports.reports.counting(challenge.id);
  const answer = { asked: caller.at };
  const deed = tell(ports, caller, 'report.count-asked', { about: challenge.id, answer });
  const next: Counting = { challengeId: challenge.id, counts: before?.counts, asked: { act: deed.id, at: caller.at }, version: (before?.version ?? 0) + 1 };
  await ports.reports.keepCounting(next, deed);
  return answer;
};
