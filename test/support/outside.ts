import { Refusal } from '../../functions/domain/refusal.ts';
import type { Fetcher, Message, Reply } from '../../functions/ports/fetcher.ts';

export type Page = Partial<Omit<Reply, 'body'>> & { body?: string };
/** A made-up network: what is at each address, and everything that was asked of it. */
export const madeUpNetwork = (pages: Record<string, Page | 'no-host' | 'no-answer'>) => {
  const asked: string[] = [];
  const ask: Fetcher['ask'] = async (address, method) => {
    asked.push(`${method} ${address}`);
    const page = pages[`${method} ${address}`] ?? pages[address] ?? { status: 404 };
    if (typeof page === 'string') throw new Refusal('unavailable', `${address} cannot be reached.`, undefined, page === 'no-host' ? { noHost: true } : {});
    return { status: 200, address, forGood: true, ...page, body: new TextEncoder().encode(method === 'HEAD' ? '' : (page.body ?? '')) };
  };
  const posted: (Message & { address: string })[] = [];
  const post: Fetcher['post'] = async (address, message) => {
    posted.push({ address, ...message });
    return ask(address, 'GET');
  };
  const fetcher: Fetcher = { callsOut: true, ask, post, read: async (address) => (await ask(address, 'GET')).body };
  return { fetcher, asked, posted, pages };
};
