import { dataCatalog } from '#lib/server/data-catalog.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
  keepUntil(event);
  const { siteName, siteContact } = event.platform ?? {};
  return Response.json(dataCatalog({ origin: event.url.origin, name: siteName ?? 'Open Challenges', contact: siteContact }));
};
