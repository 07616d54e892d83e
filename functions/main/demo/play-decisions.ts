import type { Challenge } from '../../domain/challenge.ts';
import { applyDecisions, publishResults, readResults, type ResultRow } from '../../use-cases/agency/decide.ts';
import { scoreRound } from '../../use-cases/system/score-round.ts';
import { stageDecision } from '../../use-cases/agency/stage-decision.ts';
import { mara } from './cast.ts';
import type { Play } from './play-call.ts';

const plainest = 'Letters a vendor can read';
const prizes = ['grand', 'runner-up', 'runner-up'];
const prizeOf = (rows: ResultRow[], row: ResultRow) => (row.title === plainest ? 'plain' : prizes[rows.filter(({ title }) => title !== plainest).indexOf(row)]);

/** The reason a team reads. Where plain means are equal it says what told the entries apart. */
const reasonOf = (rows: ResultRow[], i: number): string => {
  const row = rows[i]!;
  const prize = prizeOf(rows, row);
  const other = rows.find((one) => one !== row && row.summary.mean !== undefined && one.summary.mean?.toFixed(1) === row.summary.mean.toFixed(1));
  const first = other && i < rows.indexOf(other);
  if (prize === 'plain') return 'The clearest words of all entries, by vote of the panel.';
  if (other && first) return `Its plain mean is that of “${other.title}”, but its judges were stricter: adjusted for that, it comes before.`;
  if (other) return `Its plain mean is that of “${other.title}”, but its judges were milder: adjusted for that, it comes after.`;
  return prize ? 'Among the highest scores of the panel.' : 'Other entries had higher scores.';
};

/** Every entry decided, the decisions applied, the winners out. */
export const decide = async ({ ports, company, calendar }: Play, challenge: Challenge, { decided, applied, published }: { decided: number; applied: number; published: number }): Promise<void> => {
  const manager = await company.as(mara, calendar.at(decided));
  const run = { id: ports.chance.id('act'), at: manager.at, about: challenge.id };
  while ((await scoreRound(ports, run)) === 'unfinished');
  const { rows } = await readResults(ports, manager, challenge.id);
  for (const [i, row] of rows.entries()) {
    const prizeId = prizeOf(rows, row) ?? '';
    const outcome = prizeId ? 'winner' : i < 6 ? 'finalist' : 'not-selected';
    await stageDecision(ports, manager, { challengeId: challenge.id, entryId: row.entryId, outcome, prizeId, place: 0, reason: reasonOf(rows, i), feedback: row.feedback.join('\n\n'), version: 0 });
  }
  await applyDecisions(ports, await company.as(mara, calendar.at(applied)), challenge.id);
  await publishResults(ports, await company.as(mara, calendar.at(published)), challenge.id);
};
