import { api } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** Where signing out ends. With `posted` it is never fetched by a browser: server/keep-posted.ts puts into it what was posted without a session. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'private, no-store' });
  const asked = (name: string) => event.url.searchParams.has(name);
  const reader = await api(event).accounts.me.$get();
  return { still: reader.ok ? (await reader.json()).name : undefined, posted: asked('posted'), files: asked('files'), everywhere: asked('everywhere') };
};
