import { isAllowed } from '../../../domain/listing/links/robots.ts';
import type { Look } from '../../../domain/listing/links/look.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Fetcher, Reply } from '../../../ports/fetcher.ts';
import type { Pace } from '../../../ports/pace.ts';

/** As sites call us in their robots.txt. */
export const agentName = 'LaurelAtlas';
/** Between two requests to one host. */
const pauseOfHost = 2000;

type Nothing = Extract<Look, { nothing: string }>;
const nothingOf = (error: unknown): Nothing => {
  if (!(error instanceof Refusal)) throw error;
  return { nothing: error.extra['noHost'] === true ? 'no-host' : 'no-answer' };
};
const asks = async (fetcher: Fetcher, address: string, method: 'HEAD' | 'GET'): Promise<Reply | Nothing> => fetcher.ask(address, method).catch(nothingOf);

export type Visitor = { fetcher: Fetcher; pause: Pace['pause'] };

/** The rules of a host for programs: none where it has none, and no answer where it cannot say. */
export const readRobots = async ({ fetcher }: Visitor, origin: string): Promise<{ rules: string } | Nothing> => {
  const reply = await asks(fetcher, `${origin}/robots.txt`, 'GET');
  if ('nothing' in reply) return reply;
  if (reply.status >= 500 || reply.status === 429) return { nothing: 'no-answer' };
  return { rules: reply.status === 200 ? new TextDecoder().decode(reply.body.subarray(0, 500_000)) : '' };
};

const busy = new Set([429, 503]);
/** Looks at one address as politely as can be: only where the site lets programs in, the head first, and the page itself only where a head says no. */
export const lookAt = async ({ fetcher, pause }: Visitor, robots: { rules: string } | Nothing, address: string): Promise<Look> => {
  if ('nothing' in robots) return robots;
  const { pathname, search } = new URL(address);
  if (!isAllowed(robots.rules, agentName, `${pathname}${search}`)) return { closed: true };
  await pause(pauseOfHost);
  const head = await asks(fetcher, address, 'HEAD');
  if ('nothing' in head || head.status < 300 || busy.has(head.status)) return head;
  await pause(pauseOfHost);
  return asks(fetcher, address, 'GET');
};
