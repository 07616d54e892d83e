import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { recordLines } from '../../../../../../../../functions/domain/judging/decision/record-lines.ts';
import { writeCsv } from '../../../../../../../../functions/domain/words/csv.ts';
import type { RequestHandler } from './$types';

/** The table of the published results, as everybody reads it there. */
export const GET: RequestHandler = async (event) => {
  const { record } = await read(event, api(event).results.winners[':slug'].$get({ param: { slug: event.params.slug } }));
  if (!record) error(404, { message: 'There are no scores of this challenge to download.' });
  return new Response(writeCsv(recordLines(record)), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="scores-${event.params.slug}.csv"` },
  });
};
