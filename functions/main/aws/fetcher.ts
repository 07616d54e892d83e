import type { Fetcher } from '../../ports/fetcher.ts';
import { silentFetcher } from '../../adapters/network/silent-fetcher.ts';
import type { FunctionSettings } from '../settings.ts';

/** For the functions that may ask the one that calls out. Most invocations ask nothing: the client is read for the first question. */
export const awsFetcher = ({ FETCHER }: FunctionSettings): Fetcher => {
  if (!FETCHER) return silentFetcher;
  let opened: Promise<Fetcher> | undefined;
  const fetcher = () => (opened ??= import('./lambda-fetcher.ts').then(({ openFetcher }) => openFetcher(FETCHER)));
  return { callsOut: true, read: async (address) => (await fetcher()).read(address), ask: async (address, method) => (await fetcher()).ask(address, method), post: async (address, message) => (await fetcher()).post(address, message) };
};
