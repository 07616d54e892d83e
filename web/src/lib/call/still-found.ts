import type { RequestEvent } from '@sveltejs/kit';
import { api, attempt } from '#lib/api.ts';
import { stillFoundWords } from '../../../../functions/domain/entry/telltale.ts';

type Event = Pick<RequestEvent, 'fetch' | 'url'> & { params: { call: string } };
type Seen = { title: { left: string }; sections: { fields: { left?: string | undefined }[] }[]; telltales: Parameters<typeof stillFoundWords>[1] };

/** What an entry's judges still read of its makers, in words; nothing when nothing was found. */
export const stillFound = ({ title, sections, telltales }: Seen): string => stillFoundWords([title.left, ...sections.flatMap(({ fields }) => fields.map(({ left }) => left ?? ''))], telltales);

/** The same of the entry that was saved last; undefined where there is no such entry. */
export const stillFoundIn = async (event: Event, entryId: string): Promise<{ entryId: string; code: string; words: string } | undefined> => {
  const found = await attempt(event, api(event).entries.redactions[':challengeId'][':entryId'].$get({ param: { challengeId: event.params.call, entryId } }));
  return found.ok ? { entryId, code: found.value.code, words: stillFound(found.value) } : undefined;
};
