import { actWords } from '../../../../../../../functions/domain/record/receipt/leaf-words.ts';
import { api, read } from '#lib/api.ts';
import { leafGroups } from '#lib/leaf-groups.ts';
import type { PageServerLoad } from './$types';

const groups = leafGroups.map(({ label, kinds }) => ({ label, kinds: kinds.map((kind) => ({ kind, words: actWords(kind) })) }));

/** An act that no challenge has shows all of them, and says so. */
export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const cursor = query.get('cursor') ?? undefined;
  const act = leafGroups.flatMap(({ kinds }) => kinds).find((kind) => kind === query.get('act'));
  const unknown = act === undefined ? query.get('act')?.slice(0, 40) : undefined;
  const { items, next } = await read(event, api(event).challenges.record.challenges[':slug'].$get({ param: { slug: event.params.slug }, query: { ...(cursor ? { cursor } : {}), ...(act ? { act } : {}) } }));
  return { leaves: items, next, first: cursor === undefined, act, unknown, groups };
};
