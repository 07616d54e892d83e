import type { Challenge } from '../../domain/call/challenge.ts';
import { joinedFeedback } from '../../domain/judging/decision/joined-feedback.ts';
import { applyDecisions, publishResults } from '../../use-cases/agency/deciding/decide.ts';
import { listRows, readRow, type ResultRow } from '../../use-cases/agency/deciding/list-rows.ts';
import { scoreRound } from '../../use-cases/system/score-round.ts';
import { stageDecision } from '../../use-cases/agency/deciding/stage-decision.ts';
import { mara } from './cast.ts';
import type { Play } from './play-call.ts';

type Named = Pick<ResultRow, 'title' | 'summary'> & Partial<Pick<ResultRow, 'rank'>>;
const plainest = 'Letters a vendor can read';
const prizes = ['grand', 'runner-up', 'runner-up'];
const prizeOf = (rows: Named[], row: Named) => (row.title === plainest ? 'plain' : prizes[rows.filter(({ title }) => title !== plainest).indexOf(row)]);
const outcomeOf = (rows: Named[], row: Named) => (prizeOf(rows, row) ? 'winner' : rows.indexOf(row) < 6 ? 'finalist' : 'not-selected');

/** The two that the demo's judges mark alike. */
const twins = ['The waiting list anyone can check', 'Street fines, traced to the end'];

/** The reason a team reads, and everybody of a selected entry: it names no entry that was not selected. Where plain means are equal it says what told the entries apart; who reads them is drawn, so the scores can be equal too. */
export const reasonOf = (rows: Named[], i: number): string => {
  const row = rows[i]!;
  const prize = prizeOf(rows, row);
  const isTwin = (one: Named) => one !== row && twins.includes(one.title) && one.summary.mean?.toFixed(1) === row.summary.mean?.toFixed(1) && outcomeOf(rows, one) !== 'not-selected';
  const other = twins.includes(row.title) ? rows.find(isTwin) : undefined;
  if (prize === 'plain') return 'The clearest words of all entries, by vote of the panel.';
  if (other && row.rank && row.rank === other.rank) return `Its score equals that of “${other.title}”. ${i < rows.indexOf(other) ? 'Of the two it is ready to run sooner.' : 'Of the two the other is ready to run sooner.'}`;
  if (other && i < rows.indexOf(other)) return `Its average equals that of “${other.title}”, but not its judges. Adjusted for stricter and milder ones, it ranks higher.`;
  if (other) return `Its average equals that of “${other.title}”, but it was read by milder judges. Adjusted for that, it ranks lower.`;
  return prize ? 'Among the highest scores of the panel.' : 'Other entries had higher scores.';
};

/** The job that a round's close sets off, at once. */
export const workOut = async ({ ports, calendar }: Play, challenge: Challenge, day: number): Promise<void> => {
  const run = { id: ports.chance.id('act'), at: calendar.at(day), about: challenge.id };
  while ((await scoreRound(ports, run)) === 'unfinished');
};

/** Every entry decided, the decisions applied, the winners out. */
export const decide = async ({ ports, company, calendar }: Play, challenge: Challenge, { decided, applied, published }: { decided: number; applied: number; published: number }): Promise<void> => {
  const manager = await company.as(mara, calendar.at(decided));
  const { items: rows } = await listRows(ports, manager, { challengeId: challenge.id, order: 'scores', page: 1, after: undefined });
  for (const [i, row] of rows.entries()) {
    const [prizeId, outcome] = [prizeOf(rows, row) ?? '', outcomeOf(rows, row)] as const;
    const { feedback } = await readRow(ports, manager, { challengeId: challenge.id, entryId: row.entryId });
    await stageDecision(ports, manager, { challengeId: challenge.id, entryId: row.entryId, outcome, prizeId, place: 0, reason: reasonOf(rows, i), feedback: joinedFeedback(feedback), version: 0 });
  }
  await applyDecisions(ports, await company.as(mara, calendar.at(applied)), challenge.id);
  await publishResults(ports, await company.as(mara, calendar.at(published)), challenge.id);
};
