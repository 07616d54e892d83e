import { absoluteHours } from '../../../../functions/domain/people/session.ts';
import { entriesAhead } from '../../../../functions/domain/judging/evaluation/queue.ts';
import type { Evaluation } from '../../../../functions/domain/judging/evaluation/evaluation.ts';
import { mostEntries, type Keeping } from '../judge-offline/kept-rules.ts';

type Row = { entryId: string; state: Evaluation['state']; title: string; code: string };
type Work = { me: { id: string; authenticatedAt?: string | undefined }; challenge: { id: string; title: string }; round: { id: string; closesAt: string }; scoring: boolean; rows: Row[]; here?: string; now: string };

/** What a judge's device may keep: only while they score, until the round closes, and no longer than they stay signed in. */
export const keepingOf = ({ me, challenge, round, scoring, rows, here, now }: Work): Keeping | undefined => {
  if (!scoring || !me.authenticatedAt) return undefined;
  const signedOut = new Date(Date.parse(me.authenticatedAt) + absoluteHours * 3_600_000).toISOString();
  const open = rows.filter((row) => row.entryId === here);
  return {
    person: me.id, challenge: challenge.id, title: challenge.title, round: round.id, now,
    until: signedOut < round.closesAt ? signedOut : round.closesAt,
    entries: [...open, ...entriesAhead(rows, here).slice(0, mostEntries)].map((row) => ({ id: row.entryId, title: row.title || row.code, place: rows.indexOf(row) + 1 })),
  };
};
