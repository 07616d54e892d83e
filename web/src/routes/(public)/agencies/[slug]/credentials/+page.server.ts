import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { registryStates } from '../../../../../../../functions/domain/credential/registry/registry-place.ts';
import type { PageServerLoad } from './$types';

/** The states are of now: nothing may keep an earlier answer. A number that leads to one credential leads to its page; one that leads to none stays in its field. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const asked = (name: string) => event.url.searchParams.get(name)?.trim() || undefined;
  const [number, cursor] = [asked('number')?.slice(0, 60), asked('cursor')];
  const param = { slug: event.params.slug };
  const registries = api(event).results['credential-registries'][':slug'];
  const { items: kinds } = await read(event, registries.kinds.$get({ param }));
  const status = registryStates.find((one) => one === asked('status'));
  const kind = kinds.find(({ id }) => id === asked('kind'))?.id;
  const chosen = { ...(kind ? { kind } : {}), ...(status ? { status } : {}) };
  const found = number ? await read(event, registries.$get({ param, query: { number } })) : undefined;
  if (found?.items.length === 1) redirect(303, `/credentials/${found.items[0]!.number}`);
  const missed = number && found?.items.length === 0 ? number : undefined;
  const registry = found && !missed ? found : await read(event, registries.$get({ param, query: { ...chosen, ...(cursor ? { cursor } : {}) } }));
  return { ...registry, kinds, chosen, first: cursor === undefined, number, missed };
};
