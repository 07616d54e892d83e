import type { RequestEvent } from '@sveltejs/kit';
import { isMonth, monthSpan } from '../../../../functions/domain/event/month.ts';
import { api, read } from '../api.ts';

type Shown = { whose: string | undefined; month: string | undefined; until: string | undefined };
const everAfter = '9999-12-31T00:00:00.000Z';

/** The dates of challenges that stand among the events of a page: of its month; or after what the page before showed (`since` in the address), and before the last event here. */
export const datesFor = async (event: Pick<RequestEvent, 'fetch' | 'url' | 'platform'>, { whose, month, until }: Shown) => {
  // a group, a series or an entry of the atlas has no deadlines
  if (whose && !/^(chl|agy)_/.test(whose)) return [];
  const since = Date.parse(event.url.searchParams.get('since') ?? '');
  const now = event.platform?.now() ?? new Date().toISOString();
  const { from, to } = month && isMonth(month) ? monthSpan(month) : { from: Number.isNaN(since) ? now : new Date(since).toISOString(), to: until ?? everAfter };
  return (await read(event, api(event).challenges['challenge-dates'].$get({ query: { from, to, whose } }))).items;
};
