import { eventKinds } from '../../../../functions/domain/event/event-words.ts';

/** Which events an address asks for: of a host, a challenge, a series or an entry of the atlas, of one kind, coming or past. */
export const eventsAsked = ({ searchParams }: URL) => ({
  when: searchParams.get('when') === 'past' ? ('past' as const) : ('coming' as const),
  whose: searchParams.get('whose')?.slice(0, 40) || undefined, kind: eventKinds.find((kind) => kind === searchParams.get('kind')),
});
