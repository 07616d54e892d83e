import { api, read } from '#lib/api.ts';
import { writeCsv } from '../../../../../../../../functions/domain/words/csv.ts';
import type { RequestHandler } from './$types';

type Page<T> = { items: T[]; next?: string | undefined };
/** Asked for a page at a time, so that no answer grows with the challenge. */
const whole = async <T>(asked: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> => {
  let page = await asked(undefined);
  const all = [...page.items];
  while (page.next) {
    page = await asked(page.next);
    all.push(...page.items);
  }
  return all;
};

/** What several judges wrote, in one cell. */
const together = (written: { judge: string; text: string | undefined }[]): string => written.filter(({ text }) => text?.trim()).map(({ judge, text }) => `${judge}: ${text!.trim()}`).join('\n');

/** Every sent entry with its raw statistics; numbers as they are, not rounded for reading. */
export const GET: RequestHandler = async (event) => {
  const results = api(event).results.results[':challengeId'];
  const param = { challengeId: event.params.call };
  const { criteria, panel } = await read(event, results.$get({ param }));
  const rows = await whole((cursor) => read(event, results.rows.$get({ param, query: { cursor } })));
  const cuts = panel?.cuts ?? [];
  const reviews = Map.groupBy(await whole((cursor) => read(event, results.reviews.$get({ param, query: { cursor } }))), (review) => review.entryId);
  const header = ['place', 'tied', 'code', 'title', 'team', 'reviews', 'mean', 'median', 'spread', 'adjusted', 'low', 'high', 'best place', 'worst place', 'expected place', ...cuts.map(({ k }) => `chance of the first ${k}`), 'chance above the next', 'judge mix', 'best without one judge', 'worst without one judge', 'robust place', ...criteria.map((one) => `mean of ${one.name}`), 'scores', 'decision', 'chair’s place', 'chair’s reason', ...criteria.map((one) => `comments on ${one.name}`), 'notes to the panel', 'feedback to the team'];
  const writtenOf = (entryId: string, ids: string[]) => {
    const own = reviews.get(entryId) ?? [];
    return [...ids.map((id) => together(own.map(({ judge, comments }) => ({ judge, text: comments[id] })))), together(own.map(({ judge, note }) => ({ judge, text: note }))), together(own.map(({ judge, feedback }) => ({ judge, text: feedback })))];
  };
  const lines = rows.map(({ entryId, rank, tied, code, title, team, summary, criteria: means, scores, decision, standing, chair, move }) => [
    standing ? rank : undefined, tied && standing ? 'yes' : 'no', code, title, team, summary.n, summary.mean, summary.median, summary.spread, standing?.interval && standing.adjusted, standing?.interval?.[0], standing?.interval?.[1], standing?.rankInterval?.[0], standing?.rankInterval?.[1], standing?.expectedRank, ...cuts.map((_, at) => standing?.topChances?.[at]), standing?.beatsNext, standing?.interval && standing.judgeMix, standing?.withoutOneJudge?.[0], standing?.withoutOneJudge?.[1], standing?.robustPlace,
    ...criteria.map((one) => (summary.n > 0 ? means[one.id] : undefined)), scores.join(' '), decision?.outcome, chair?.place, move && !move.takenBack ? move.reason : undefined, ...writtenOf(entryId, criteria.map((one) => one.id)),
  ]);
  return new Response(writeCsv([header, ...lines]), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="scores.csv"', 'cache-control': 'private, no-store' },
  });
};
