import { api, read } from '#lib/api.ts';
import { writeCsv } from '../../../../../../../../functions/domain/words/csv.ts';
import type { RequestHandler } from './$types';

/** How each judge scored, a page asked at a time; numbers as they are, not rounded for reading. That it was read is on record. */
export const GET: RequestHandler = async (event) => {
  const asked = (cursor: string | undefined) => read(event, api(event).results.results[':challengeId'].judges.$get({ param: { challengeId: event.params.call }, query: { cursor } }));
  let page = await asked(undefined);
  const all = [...page.items];
  while (page.next) {
    page = await asked(page.next);
    all.push(...page.items);
  }
  const header = ['judge', 'organization', 'reviews', 'mean', 'severity', 'severity low', 'severity high', 'severity in words', 'spread', 'spread beside the panel', 'agreement', 'drift along the list', 'drift low', 'drift high', 'far from the others', 'few reviews'];
  const lines = all.toSorted((a, b) => a.judge.localeCompare(b.judge, 'en')).map(({ judge, organization, scores, mean, severity, severityInterval, spread, relativeSpread, agreement, drift, driftInterval, outliers, words }) => [
    judge, organization, scores, mean, severity, ...severityInterval, words.severity, spread, relativeSpread, agreement, drift, driftInterval?.[0], driftInterval?.[1], outliers.map(({ code }) => code).join(' '), words.little ? 'yes' : 'no',
  ]);
  return new Response(writeCsv([header, ...lines]), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="judges.csv"', 'cache-control': 'private, no-store' },
  });
};
