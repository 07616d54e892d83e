import * as z from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import type { Fetcher } from '../../ports/fetcher.ts';

export const Answered = z.union([
  z.object({ refused: z.string(), noHost: z.boolean() }),
  z.object({ status: z.number(), address: z.string(), forGood: z.boolean(), retryAfter: z.number().optional(), type: z.string().optional(), body: z.base64() }),
]);
export type Answered = z.infer<typeof Answered>;

const address = z.string().max(2000);
export const Question = z.union([
  z.object({ address, method: z.enum(['HEAD', 'GET']) }),
  z.object({ address, method: z.literal('POST'), headers: z.record(z.string(), z.string().max(2000)), body: z.string().max(65_536) }),
]);

/** What the function that calls out is asked, and how it tells what it heard. */
export const answerQuestion = async (fetcher: Fetcher, question: unknown): Promise<Answered> => {
  const asked = Question.parse(question);
  try {
    const { body, ...reply } = await (asked.method === 'POST' ? fetcher.post(asked.address, asked) : fetcher.ask(asked.address, asked.method));
    return { ...reply, body: Buffer.from(body).toString('base64') };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, noHost: error.extra['noHost'] === true };
    throw error;
  }
};
