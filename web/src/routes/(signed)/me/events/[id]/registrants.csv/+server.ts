import { api, read } from '#lib/api.ts';
import { writeCsv } from '../../../../../../../../functions/domain/words/csv.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { items } = await read(event, api(event).community.events[':eventId'].registrants.$get({ param: { eventId: event.params.id } }));
  const rows = items.map(({ name, organization, sector, access, counted, state, came, receivedAt }) => [name, organization, sector, access, counted ? 'yes' : 'no', state, came ? 'yes' : 'no', receivedAt]);
  return new Response(writeCsv([['name', 'organization', 'sector', 'access', 'counted by organization', 'place', 'came', 'registered'], ...rows]), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="registrants-${event.params.id}.csv"`, 'cache-control': 'no-store' },
  });
};
