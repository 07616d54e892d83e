import type { Caller } from '../../domain/caller.ts';
import { readPage, type PageFacts } from '../../domain/listing/read-page.ts';
import { addressGroup } from '../../domain/listing/suggestion.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';

type Needs = Pick<Ports, 'fetcher' | 'listings' | 'rates'>;

const bytesAsText = (bytes: Uint8Array, type: string): string => {
  const charset = /charset=["']?([\w-]{2,20})/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};
const unread = (sentence: string) => new Refusal('unavailable', `${sentence} Fill in the fields yourself.`, 'url');

/** What a page says of itself, for whoever is about to suggest it. Nothing is kept, and nobody is asked often: not for one visitor, and not one host. */
export const readAddress = async (ports: Needs, { at, address, person }: Caller, url: string): Promise<PageFacts & { listing?: string }> => {
  await limited(ports, person ? `page read for ${person.id}` : `page read for ${addressGroup(address)}`, limits.pagesReadForAddress, at);
  await limited(ports, 'pages read', limits.pagesRead, at);
  const { hostname } = new URL(url);
  await limited(ports, `page read of ${hostname.toLowerCase()}`, limits.pagesReadOfHost, at);
  const listing = await ports.listings.atAddress(url);
  if (listing) return { listing };
  if (!ports.fetcher.callsOut) throw unread('This site does not look at other sites.');
  const reply = await ports.fetcher.ask(url, 'GET').catch((error: unknown) => {
    throw error instanceof Refusal ? unread(error.message) : error;
  });
  if (reply.status < 200 || reply.status > 299) throw unread(`The page answered ${reply.status}.`);
  const type = reply.type ?? '';
  if (!/html/i.test(type)) throw unread('This is a file, not a page.');
  const said = readPage(bytesAsText(reply.body, type), new URL(reply.address).hostname);
  if (!said.title) throw unread('The page does not say its title.');
  return said;
};
