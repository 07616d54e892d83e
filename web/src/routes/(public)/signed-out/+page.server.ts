import type { PageServerLoad } from './$types';

/** Where signing out ends. With `posted` it is never fetched by a browser: server/keep-posted.ts puts into it what was posted without a session. */
export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const asked = (name: string) => url.searchParams.has(name);
  return { posted: asked('posted'), files: asked('files'), everywhere: asked('everywhere') };
};
