import { Refusal } from '../../domain/refusal.ts';
import type { Fetcher } from '../../ports/fetcher.ts';

const refuse = () => Promise.reject(new Refusal('unavailable', 'This site does not look at other sites.'));
/** Where nobody allowed to call out. */
export const silentFetcher: Fetcher = { callsOut: false, read: refuse, ask: refuse, post: refuse };
