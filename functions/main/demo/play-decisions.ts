import type { Challenge } from '../../domain/challenge.ts';
import { printedMean } from '../../domain/judging/unequal-ties.ts';
import { applyDecisions, publishResults, readResults, type ResultRow } from '../../use-cases/agency/decide.ts';
import { stageDecision } from '../../use-cases/agency/stage-decision.ts';
import { mara } from './cast.ts';
import type { Play } from './play-call.ts';

type Named = Pick<ResultRow, 'title' | 'summary'>;
const plainest = 'Letters a vendor can read';
const prizes = ['grand', 'runner-up', 'runner-up'];
const prizeOf = ({ title }: Named, i: number) => (title === plainest ? 'plain' : prizes[i]);
const outcomeOf = (row: Named, i: number) => (prizeOf(row, i) ? 'winner' : i < 6 ? 'finalist' : 'not-selected');

/** The two that the demo's judges mark alike. */
const twins = ['The waiting list anyone can check', 'Street fines, traced to the end'];

/** The reason a team reads, and everybody of a selected entry: it names no entry that was not selected. Where the scores are equal it says what decided instead of them. */
export const reasonOf = (rows: Named[], i: number): string => {
  const row = rows[i]!;
  const prize = prizeOf(row, i);
  const equal = rows.filter((one) => one !== row && printedMean(one.summary) === printedMean(row.summary));
  const other = twins.includes(row.title) ? equal.find((one) => twins.includes(one.title) && outcomeOf(one, rows.indexOf(one)) !== 'not-selected') : undefined;
  const first = other && i < rows.indexOf(other);
  if (prize === 'plain') return 'The clearest words of all entries, by vote of the panel.';
  if (other && first) return `Its mean score is that of “${other.title}”, and the criteria that break ties are equal too. The panel talked about both and put this one first: it can begin with the staff the departments have.`;
  if (other) return `Its mean score is that of “${other.title}”, and the criteria that break ties are equal too. The panel talked about both and put the other one first: this one first needs the three systems to share a ticket number.`;
  if (prize) return 'Among the highest mean scores of the panel.';
  return equal.length > 0 ? 'Other entries stood higher: by their mean scores, or where those are equal by the criteria that break ties.' : 'Other entries had higher mean scores.';
};

/** Every entry decided, the decisions applied, the winners out. */
export const decide = async ({ ports, company, calendar }: Play, challenge: Challenge, { decided, applied, published }: { decided: number; applied: number; published: number }): Promise<void> => {
  const manager = await company.as(mara, calendar.at(decided));
  const { rows } = await readResults(ports, manager, challenge.id);
  for (const [i, row] of rows.entries()) {
    const [prizeId, outcome] = [prizeOf(row, i) ?? '', outcomeOf(row, i)] as const;
    await stageDecision(ports, manager, { challengeId: challenge.id, entryId: row.entryId, outcome, prizeId, place: 0, reason: reasonOf(rows, i), feedback: row.feedback.join('\n\n'), version: 0 });
  }
  await applyDecisions(ports, await company.as(mara, calendar.at(applied)), challenge.id);
  await publishResults(ports, await company.as(mara, calendar.at(published)), challenge.id);
};
