import { error } from '@sveltejs/kit';
import { isMonth } from '../../../../functions/domain/event/month.ts';
import { eventKinds } from '../../../../functions/domain/event/event-words.ts';

/** Which events an address asks for: of a host, a challenge, a series or an entry of the atlas, of one kind, coming or past. */
export const eventsAsked = ({ searchParams }: URL) => ({
  when: searchParams.get('when') === 'past' ? ('past' as const) : ('coming' as const),
  whose: searchParams.get('whose')?.slice(0, 40) || undefined, kind: eventKinds.find((kind) => kind === searchParams.get('kind')),
});

/** The month that an address asks for as a grid: the one that runs, unless it names another. */
export const monthAsked = ({ searchParams }: URL): string | undefined => {
  if (searchParams.get('view') !== 'month') return undefined;
  const asked = searchParams.get('month');
  if (asked === null || asked === 'now') return 'now';
  return isMonth(asked) ? asked : error(404, { message: 'There is no such month. An address names one as 2027-01.' });
};
