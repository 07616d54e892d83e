import { problemCookie } from '../../../../../functions/domain/people/identity.ts';
import type { PageServerLoad } from './$types';

/** What went wrong while signing in, left by functions/http/auth.ts and said once. */
export const load: PageServerLoad = ({ url, cookies, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const name = `${url.protocol === 'https:' ? '__Host-' : ''}${problemCookie}`;
  const problem = cookies.get(name);
  if (problem) cookies.delete(name, { path: '/', secure: url.protocol === 'https:' });
  return { problem, back: url.searchParams.get('return') ?? '/me', closed: url.searchParams.has('closed') };
};
