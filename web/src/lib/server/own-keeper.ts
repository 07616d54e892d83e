import { error, type RequestEvent } from '@sveltejs/kit';
import type { Keeper } from '../../../../functions/domain/library/publication.ts';
import { api, read } from '../api.ts';

export const keeperId = (keeper: Keeper): string => (keeper.kind === 'site' ? 'site' : keeper.kind === 'agency' ? keeper.agencyId : keeper.groupId);

/** As whom the address says that something new is kept. */
export const askedKeeper = async (event: Pick<RequestEvent, 'fetch' | 'url'>) => {
  const { items } = await read(event, api(event).library['library-keepers'].$get());
  const wanted = event.url.searchParams.get('keeper');
  return items.find(({ keeper }) => keeperId(keeper) === wanted) ?? error(404, { message: 'There is nobody to keep this as, or it is not yours.' });
};
