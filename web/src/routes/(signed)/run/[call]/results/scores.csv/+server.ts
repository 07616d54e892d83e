import { api, read } from '#lib/api.ts';
import { writeCsv } from '../../../../../../../../functions/domain/csv.ts';
import type { RequestHandler } from './$types';

/** Every sent entry with its raw statistics; numbers as they are, not rounded for reading. */
export const GET: RequestHandler = async (event) => {
  const { rows, criteria } = await read(event, api(event).judging.results[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  const header = ['place', 'tied', 'code', 'title', 'team', 'reviews', 'mean', 'median', 'spread', 'adjusted', 'low', 'high', 'best place', 'worst place', 'judge mix', ...criteria.map((one) => `mean of ${one.name}`), 'scores', 'decision'];
  const lines = rows.map(({ rank, tied, code, title, team, summary, criteria: means, scores, decision, standing }) => [
    standing ? rank : undefined, tied && standing ? 'yes' : 'no', code, title, team, summary.n, summary.mean, summary.median, summary.spread, standing?.interval && standing.adjusted, standing?.interval?.[0], standing?.interval?.[1], standing?.rankInterval?.[0], standing?.rankInterval?.[1], standing?.interval && standing.judgeMix,
    ...criteria.map((one) => (summary.n > 0 ? means[one.id] : undefined)), scores.join(' '), decision?.outcome,
  ]);
  return new Response(writeCsv([header, ...lines]), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="scores.csv"', 'cache-control': 'private, no-store' },
  });
};
