import { calendarOf } from '../../../../../../functions/domain/call/calendar.ts';
import type { Challenge } from '../../../../../../functions/domain/call/challenge.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { challenge, rules, until } = await read(event, api(event).challenges.challenges[':slug'].$get({ param: { slug: event.params.slug }, query: {} }));
  keepUntil(event, until);
  const url = `${event.url.origin}/challenges/${challenge.slug}`;
  const changedAt = challenge.cancelled?.at ?? rules.publishedAt;
  return new Response(calendarOf(challenge as Challenge, { url, host: event.url.host, changedAt }), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `inline; filename="${challenge.slug}.ics"` },
  });
};
