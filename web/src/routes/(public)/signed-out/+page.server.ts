import type { PageServerLoad } from './$types';

/** Never fetched by a browser: server/keep-posted.ts puts into it what was posted without a session. */
export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  return { files: url.searchParams.has('files') };
};
