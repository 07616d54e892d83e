import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

/** What a leaf names by a hash and everybody may download. */
const namedIn = ({ act, leaf, of }: { act?: string | undefined; leaf: string; of?: { slug: string } | undefined }) => {
  if (act !== 'result.published' || !of) return [];
  const { pub } = JSON.parse(leaf) as { pub?: { file?: string; record?: string } };
  return [...(pub?.file ? [{ href: `/challenges/${of.slug}/results/bundle`, label: 'the results' }] : []), ...(pub?.record ? [{ href: `/api/v1/winners/${of.slug}/record`, label: 'the decision record' }] : [])];
};

/** One leaf as everybody may read it. `digest` draws the band above the page. */
export const load: PageServerLoad = async (event) => {
  const leaf = await read(event, api(event).challenges.record.leaves[':index'].$get({ param: { index: event.params.index } }));
  keepUntil(event);
  return { leaf, named: namedIn(leaf), digest: leaf.hash };
};
