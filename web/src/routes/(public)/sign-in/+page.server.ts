import type { PageServerLoad } from './$types';

/** What went wrong while signing in, said by functions/http/auth.ts in the address. */
export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { problem: url.searchParams.get('problem')?.slice(0, 300), back: url.searchParams.get('return') ?? '/me', closed: url.searchParams.has('closed') };
};
